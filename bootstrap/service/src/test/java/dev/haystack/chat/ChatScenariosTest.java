package dev.haystack.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The chat of the terminal against the service itself, with the demo model and practice. */
class ChatScenariosTest {

  private static final String NOTE = "Write a progress note for John Smith's last session";
  private static final Map<String, String> DEMO =
      Map.of("CHAT_MODEL", "demo", "TOOL_BACKEND", "demo");

  private final StringWriter output = new StringWriter();

  @Test
  void aProgressNoteIsWrittenFromAnyPage() {
    try (var model = new LoopbackModel();
        var practice = new LoopbackPractice();
        var service = RunningService.start(model, practice, DEMO)) {
      String lines = NOTE + "\n" + NOTE + "\nWhich documents are there?\n";
      int exit =
          chat(
              service.socket("note").getPort(),
              new ByteArrayInputStream(lines.getBytes(UTF_8)),
              "--session=note",
              "--page=dashboard");

      assertEquals(0, exit, output::toString);
      assertSaid("⇒ navigate_to_page");
      assertSaid("⇒ load_session_direct");
      assertSaid("⇒ set_selected_template");
      assertSaid("▤ Progress Note of John Smith\n# Progress note for John Smith");
      assertSaid("- Progress Note of John Smith");
      String state = service.getOk("/sessions/note/state").text();
      assertTrue(state.contains("\"isGenerated\":true"), state);
    }
  }

  @Test
  void aServiceThatComesBackEmptyIsTalkedToAnew() throws Exception {
    assertEquals(0, talkWhileItRestarts(Map.of()), output::toString);

    assertSaid("… the connection broke; the service is back without the session");
    assertSaid("John Carter");
  }

  @Test
  void withRedisTheSessionGoesOnWhereItWas() throws Exception {
    try (var redis = RedisServer.started()) {
      assertEquals(0, talkWhileItRestarts(Map.of("REDIS_URL", redis.url())), output::toString);
    }

    assertSaid("… the connection broke; it is back, and the session goes on.");
    assertSaid("John Carter");
  }

  /** Asks one question before a service is replaced at its address, and one behind it. */
  private int talkWhileItRestarts(Map<String, String> store) throws Exception {
    Map<String, String> settings = new HashMap<>(DEMO);
    settings.putAll(store);
    try (var model = new LoopbackModel();
        var practice = new LoopbackPractice()) {
      var questions = new PipedOutputStream();
      var input = new PipedInputStream(questions);
      var first = RunningService.start(model, practice, settings);
      awaitUp(first);
      int port = first.socket("s").getPort();
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(() -> chat(port, input), Thread::startVirtualThread);
      say(questions, "What is on today?");
      awaitSaid("[stop");
      first.close();
      settings.put("PORT", Integer.toString(port));
      try (var second = RunningService.start(model, practice, settings)) {
        awaitUp(second);
        say(questions, "Find all clients named John");
        questions.close();
        return exit.get(20, TimeUnit.SECONDS);
      }
    }
  }

  private static void awaitUp(RunningService service) {
    Eventually.holds(() -> service.getOk("/health/ready").string("status").orElse("").equals("up"));
  }

  private int chat(int port, InputStream input, String... arguments) {
    return new CommandLine(new ChatCommand(input, Map.of("PORT", Integer.toString(port)), false))
        .setOut(new PrintWriter(output))
        .setErr(new PrintWriter(output))
        .execute(arguments);
  }

  private static void say(PipedOutputStream questions, String line) throws IOException {
    questions.write((line + "\n").getBytes(UTF_8));
    questions.flush();
  }

  private void awaitSaid(String words) {
    Eventually.holds(() -> output.toString().contains(words));
  }

  private void assertSaid(String words) {
    assertTrue(output.toString().contains(words), output::toString);
  }
}
