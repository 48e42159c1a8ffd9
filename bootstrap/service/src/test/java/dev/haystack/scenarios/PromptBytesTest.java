package dev.haystack.scenarios;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.InProcessTurns;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.kit.model.Peer;
import dev.haystack.kit.model.ScriptedServer;
import dev.haystack.kit.practice.ScriptedToolBackend;
import dev.haystack.outbound.model.ModelRuntime;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.testkit.Vendor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What vendors' caches find again: the bytes of one conversation's requests, as they are sent. */
class PromptBytesTest {

  private static final int TURNS = 10;
  private static final double SHARE_MIN = 0.95;
  private static final String CALL_ARGUMENTS = "{\"query\":\"John\"}";
  private static final String MARK = ",\"cache_control\":{\"type\":\"ephemeral\"}";
  private static final ToolResult FOUND =
      new ToolResult.Success(
          IntStream.range(0, 5)
              .mapToObj(
                  i ->
                      (Json)
                          JsonObject.EMPTY
                              .with("client_id", "3f2504e0-4f89-41d3-9a0c-0305e82c330" + i)
                              .with("name", "John " + i))
              .collect(JsonArray.collector()));

  /** How a vendor's server speaks. */
  record Speech(Vendor vendor, String words, String call) {

    private static final Speech OPENAI =
        new Speech(
            Vendor.OPENAI,
            event("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"There is one John.\"}}]}")
                + event("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}")
                + event("[DONE]"),
            event(
                    "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"call-%d\","
                        + "\"type\":\"function\",\"function\":{\"name\":\"search_clients\",\"arguments\":"
                        + Json.of(CALL_ARGUMENTS).text()
                        + "}}]}}]}")
                + event(
                    "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}")
                + event("[DONE]"));
    private static final Speech ANTHROPIC =
        new Speech(
            Vendor.ANTHROPIC,
            anthropic(
                "{\"type\":\"text\",\"text\":\"\"}",
                "{\"type\":\"text_delta\",\"text\":\"There is one John.\"}",
                "end_turn"),
            anthropic(
                "{\"type\":\"tool_use\",\"id\":\"call-%d\",\"name\":\"search_clients\",\"input\":{}}",
                "{\"type\":\"input_json_delta\",\"partial_json\":"
                    + Json.of(CALL_ARGUMENTS).text()
                    + "}",
                "tool_use"));
    private static final Speech GEMINI =
        new Speech(
            Vendor.GEMINI,
            gemini("{\"text\":\"There is one John.\"}"),
            gemini(
                "{\"functionCall\":{\"name\":\"search_clients\",\"args\":"
                    + CALL_ARGUMENTS
                    + "}}"));

    @Override
    public String toString() {
      return vendor.name();
    }

    private static String event(String json) {
      return "data: " + json + "\n\n";
    }

    private static String anthropic(String block, String delta, String reason) {
      return event(
              "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"role\":\"assistant\",\"model\":\"m\","
                  + "\"content\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}")
          + event("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":" + block + "}")
          + event("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":" + delta + "}")
          + event("{\"type\":\"content_block_stop\",\"index\":0}")
          + event(
              "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\""
                  + reason
                  + "\"},\"usage\":{\"output_tokens\":5}}")
          + event("{\"type\":\"message_stop\"}");
    }

    private static String gemini(String part) {
      return event(
          "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":["
              + part
              + "]},\"finishReason\":\"STOP\",\"index\":0}]}");
    }
  }

  private final List<String> bodies = new CopyOnWriteArrayList<>();

  static Stream<Speech> speeches() {
    return Stream.of(Speech.OPENAI, Speech.ANTHROPIC, Speech.GEMINI);
  }

  @ParameterizedTest
  @MethodSource("speeches")
  void eachRequestBeginsWithAlmostAllOfTheOneBefore(Speech speech) throws Exception {
    List<Integer> firstOfTurn = new ArrayList<>();
    var backend = new ScriptedToolBackend(Map.of("search_clients", _ -> FOUND));
    try (var transport = new HttpTransport(TransportLimits.defaults());
        var server = new ScriptedServer(peer -> serve(peer, speech));
        var turns =
            new InProcessTurns(
                VendorModels.of(speech.vendor(), server.uri("/v1"), runtime(transport)), backend)) {
      for (int turn = 1; turn <= TURNS; turn++) {
        firstOfTurn.add(bodies.size());
        turns.show("s", JsonObject.EMPTY.with("page_url", "/clients/" + turn));
        assertInstanceOf(
            TurnOutcome.Answered.class,
            turns.queue("s", (turn % 3 == 0 ? "find " : "tell ") + turn, _ -> {}).run());
      }
    }

    List<String> unmarked = bodies.stream().map(body -> body.replace(MARK, "")).toList();
    double[] shares = shares(bodies);
    System.out.printf(
        "%s: %d requests of %d to %d bytes, shares as sent %s, cache marks apart %s%n",
        speech,
        bodies.size(),
        bodies.getFirst().length(),
        bodies.getLast().length(),
        text(shares),
        text(shares(unmarked)));
    assertTrue(Arrays.stream(shares(unmarked)).allMatch(share -> share > SHARE_MIN), text(shares));
    assertEquals(TURNS + TURNS / 3, bodies.size());
    assertTrue(bodies.getLast().contains("/clients/10"), "the page is told");
    for (int turn = 1; turn < TURNS; turn++) {
      String next = unmarked.get(firstOfTurn.get(turn));
      String stays = upToSituation(unmarked.get(firstOfTurn.get(turn) - 1));
      assertTrue(next.startsWith(stays), "tools, instructions and history of turn " + turn);
    }
  }

  private static ModelRuntime runtime(HttpTransport transport) {
    return new ModelRuntime(transport, InstantSource.system(), new Random(1));
  }

  private static String upToSituation(String body) {
    return body.substring(0, body.lastIndexOf("The service tells this before"));
  }

  private void serve(Peer peer, Speech speech) throws Exception {
    while (true) {
      String body = peer.request().body();
      bodies.add(body);
      String question = body.substring(body.lastIndexOf("/situation mark="));
      boolean calls =
          question.substring(0, Math.min(80, question.length())).contains("\\n\\nfind")
              && !question.contains("John 4");
      var _ =
          peer.stream()
              .chunk(calls ? speech.call().formatted(bodies.size()) : speech.words())
              .end();
    }
  }

  private static double[] shares(List<String> sent) {
    return IntStream.range(1, sent.size())
        .mapToDouble(i -> share(sent.get(i - 1).getBytes(UTF_8), sent.get(i).getBytes(UTF_8)))
        .toArray();
  }

  /** How much of the one before the other begins with. */
  private static double share(byte[] before, byte[] after) {
    int differs = Arrays.mismatch(before, after);
    return differs < 0 ? 1 : (double) differs / before.length;
  }

  private static String text(double[] shares) {
    return DoubleStream.of(shares).mapToObj(share -> "%.3f".formatted(share)).toList().toString();
  }
}
