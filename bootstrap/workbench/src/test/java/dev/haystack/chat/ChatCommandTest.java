package dev.haystack.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.load.wire.TestPeer;
import dev.haystack.load.wire.TestWebSocketServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ChatCommandTest {

  private static final String BEGIN = "{\"type\":\"typing_indicator\",\"typing\":true,\"seq\":1}";
  private static final String END = "{\"type\":\"typing_indicator\",\"typing\":false,\"seq\":2}";
  private static final String COMPLETE =
      "{\"type\":\"message_complete\",\"finish_reason\":\"stop\",\"model\":\"demo\","
          + "\"usage\":{\"input_tokens\":12,\"output_tokens\":5}}";

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private String input = "";
  private Map<String, String> environment = Map.of();
  private boolean isTerminal;
  private int connections;

  @Test
  void aTurnIsShownAsItHappens() throws IOException {
    int exit =
        chat(
            List.of(
                "{\"type\":\"turn_queued\",\"position\":1,\"reason\":\"user_limit\"}",
                BEGIN,
                "{\"type\":\"tool_call_started\",\"name\":\"search_clients\","
                    + "\"arguments\":{\"query\":\"John\"}}",
                "{\"type\":\"tool_call_completed\",\"name\":\"search_clients\",\"success\":true,"
                    + "\"deduplicated\":false,\"duration_ms\":7}",
                "{\"type\":\"text_chunk\",\"content\":\"Two \"}",
                "{\"type\":\"text_chunk\",\"content\":\"clients 漢😀\"}",
                "{\"type\":\"ui_actions\",\"actions\":[{\"id\":\"1\",\"type\":\"open\","
                    + "\"target\":\"list\",\"payload\":{\"a\":1}}]}",
                COMPLETE,
                END),
            "Find all clients named John");
    assertEquals(0, exit, errors::toString);
    assertEquals(
        """
        … waiting, position 1 (user_limit)
        → search_clients {"query":"John"}
        ← search_clients ok, 7 ms
        Two clients 漢😀
        ⇒ open on list {"a":1}
        [stop · demo · 12 tokens in, 5 out]
        """,
        output.toString());
    assertTrue(
        received.stream()
            .anyMatch(text -> text.contains("\"content\":\"Find all clients named John\"")));
    Eventually.holds(
        () ->
            List.copyOf(received).stream()
                .anyMatch(text -> text.contains("\"action_id\":\"1\",\"success\":true")));
  }

  @Test
  void credentialsSessionAndPageAreSent() throws IOException {
    int exit =
        chat(
            List.of(BEGIN, COMPLETE, END),
            "--token=secret",
            "--profile=p-1",
            "--session=mine",
            "--page=transcribe_page",
            "hello");
    assertEquals(0, exit, errors::toString);
    String head = received.getFirst();
    assertTrue(head.startsWith("GET /ws/mine "), head);
    assertTrue(head.contains("Authorization: Bearer secret"), head);
    assertTrue(head.contains("ProfileID: p-1"), head);
    assertTrue(received.get(1).contains("\"page_type\":\"transcribe_page\""), received::toString);
  }

  @Test
  void aFailedTurnEndsWithOne() throws IOException {
    String error = "{\"type\":\"error\",\"code\":\"model_timeout\",\"message\":\"Too slow.\"}";
    assertEquals(1, chat(List.of(BEGIN, error, END), "hello"));
    assertTrue(output.toString().contains("✗ model_timeout: Too slow."), output::toString);
  }

  @Test
  void aRefusedMessageEndsWithOne() throws IOException {
    String error = "{\"type\":\"error\",\"code\":\"queue_full\",\"message\":\"Later.\"}";
    assertEquals(1, chat(List.of(error), "hello"));
  }

  @Test
  void aConnectionThatEndsInMidTurnEndsWithTwo() throws IOException {
    assertEquals(2, chat(List.of(BEGIN, "close"), "--wait=0", "hello"));
    assertTrue(output.toString().contains("closed the connection (1011)"), output::toString);
  }

  @Test
  void onATerminalEachLineIsATurnUntilOneIsEmpty() throws IOException {
    isTerminal = true;
    input = "first\nsecond\n\nnot said\n";
    assertEquals(0, chat(List.of(BEGIN, COMPLETE, END)));
    long messages = received.stream().filter(text -> text.contains("chat_message")).count();
    assertEquals(2, messages);
    assertTrue(output.toString().startsWith("Session "), output::toString);
    assertTrue(output.toString().contains("> "), output::toString);
  }

  @Test
  void ofAPipeAllLinesAreAskedAndNothingIsPrompted() throws IOException {
    input = "first\n\nsecond\n";
    assertEquals(0, chat(List.of(BEGIN, "{\"type\":\"text_chunk\",\"content\":\"A.\"}", END)));
    assertEquals("A.A.", output.toString());
  }

  @Test
  void ofAPipeTheWorstTurnIsTheExitCode() throws IOException {
    input = "fail\nsecond\n";
    assertEquals(1, chat(List.of(BEGIN, "failing", END)));
  }

  @Test
  void forScriptsEachEventIsALineOfJson() throws IOException {
    isTerminal = true;
    input = "first\n";
    assertEquals(0, chat(List.of(BEGIN, COMPLETE, END), "--json"));
    List<String> types =
        output
            .toString()
            .lines()
            .map(line -> ((JsonObject) Json.parse(line)).string("type").orElseThrow())
            .toList();
    assertEquals(List.of("typing_indicator", "message_complete", "typing_indicator"), types);
  }

  @Test
  void theEnvironmentsPortIsWhereTheServiceIs() throws IOException {
    try (var server =
        TestWebSocketServer.start(
            0, (peer, text) -> receive(peer, text, List.of(BEGIN, COMPLETE, END)))) {
      environment = Map.of("PORT", Integer.toString(server.url().getPort()));
      assertEquals(0, command().execute("hello"), errors::toString);
    }
  }

  @Test
  void aServiceThatComesBackIsAskedAgainWhereItForgot() throws IOException {
    assertEquals(
        0, chat(List.of("{\"type\":\"typing_indicator\",\"typing\":true}", "once"), "hello"));
    assertTrue(output.toString().contains("back without the session"), output::toString);
    List<String> messages =
        received.stream().filter(text -> text.contains("chat_message")).toList();
    assertEquals(2, messages.size());
    assertEquals(messages.get(0), messages.get(1), "it must be known as the same message");
  }

  @Test
  void aTokenThatIsRefusedEndsWithTwoAndOneLine() throws IOException {
    String frame = "{\"type\":\"auth_required\",\"reason\":\"rejected\",\"deadline_ms\":1}";
    assertEquals(2, chat(List.of(frame), "hello"));
    assertEquals("✗ The service refused the token.\n", output.toString());
  }

  @Test
  void anotherOnesSessionEndsWithTwoAndOneLine() throws IOException {
    assertEquals(2, chat(List.of("close 3003"), "hello"));
    assertEquals(
        "✗ The session belongs to somebody else; choose another --session.\n", output.toString());
  }

  @Test
  void aServiceWithoutTrustedTlsIsNotTakenForOneThatIsAway() throws Exception {
    try (var stranger = new StrangersTls()) {
      assertEquals(2, command().execute("--url=wss://127.0.0.1:" + stranger.port(), "hello"));
    }
    assertTrue(errors.toString().contains("There is no trusted TLS at"), errors::toString);
  }

  @Test
  void whereNothingListensTheWayToStartIsNamed() {
    assertEquals(2, command().execute("--url=ws://127.0.0.1:1", "hello"));
    assertTrue(errors.toString().contains("Nothing listens at ws://127.0.0.1:1"));
    assertTrue(errors.toString().contains("bootstrap/haystack serve"));
  }

  @ParameterizedTest
  @CsvSource({
    "--url=ftp://localhost, --url must look like",
    "--session=a/b, --session takes",
    "--token=a b, --token takes",
    "--wait=-1, --wait takes",
    "--nonsense, Unknown option"
  })
  void aWrongOptionIsNamed(String option, String message) {
    assertEquals(2, command().execute(option, "hello"));
    assertTrue(errors.toString().contains(message), errors::toString);
  }

  @Test
  void theEnvironmentsTokenIsShownUnlessThereIsAnother() throws IOException {
    environment = Map.of("HAYSTACK_TOKEN", "of-the-environment");

    assertEquals(0, chat(List.of(BEGIN, COMPLETE, END), "hello"), errors::toString);
    assertEquals(0, chat(List.of(BEGIN, COMPLETE, END), "--token=given", "hello"));

    List<String> heads = received.stream().filter(text -> text.startsWith("GET ")).toList();
    assertTrue(heads.get(0).contains("Authorization: Bearer of-the-environment\r\n"));
    assertTrue(heads.get(1).contains("Authorization: Bearer given\r\n"));
  }

  private int chat(List<String> answer, String... arguments) throws IOException {
    try (var server = TestWebSocketServer.start(0, (peer, text) -> receive(peer, text, answer))) {
      String[] all = new String[arguments.length + 1];
      all[0] = "--url=" + server.url();
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      int exit = command().execute(all);
      // what it said last may still be on its way
      server.awaitNobody();
      return exit;
    }
  }

  private void receive(TestPeer peer, String text, List<String> answer) {
    received.add(text.isEmpty() ? peer.head() : text);
    if (text.isEmpty() && ++connections > 1) {
      peer.send(
          "{\"type\":\"connection_established\",\"epoch\":\"" + connections + "\",\"last_seq\":0}");
    }
    if (text.contains("chat_message")) {
      answer.forEach(frame -> answer(peer, text, frame));
    }
  }

  private void answer(TestPeer peer, String message, String frame) {
    switch (frame) {
      case "close" -> peer.close(1_011);
      case "close 3003" -> peer.close(3_003);
      case "failing" -> {
        if (message.contains("fail")) {
          peer.send("{\"type\":\"error\",\"code\":\"model_timeout\",\"message\":\"Too slow.\"}");
        }
      }
      case "once" -> {
        if (connections == 1) {
          peer.close(1_012);
        } else {
          peer.send("{\"type\":\"typing_indicator\",\"typing\":false}");
        }
      }
      // each event of the session is another one
      default -> peer.send(frame.replaceFirst("\"seq\":\\d+", "\"seq\":" + peer.nextSeq()));
    }
  }

  private CommandLine command() {
    var lines = new ByteArrayInputStream(input.getBytes(UTF_8));
    return new CommandLine(new ChatCommand(lines, environment, isTerminal))
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(errors));
  }
}
