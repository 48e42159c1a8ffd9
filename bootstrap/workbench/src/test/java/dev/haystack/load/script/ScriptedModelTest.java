package dev.haystack.load.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptedModelTest {

  private final BlockingQueue<Long> closedTurns = new LinkedBlockingQueue<>();
  private ScriptedModel model;

  @BeforeEach
  void start() throws IOException {
    model = ScriptedModel.start(0, (turn, nanos) -> closedTurns.add(turn));
  }

  @AfterEach
  void stop() throws IOException {
    model.close();
  }

  @Test
  void anAnswerHasItsChunksWithTheirTimes() throws Exception {
    long before = System.nanoTime();
    for (var shape :
        List.of(
            new MessageShape(1, 0, 17, 0, 0, 64),
            new MessageShape(131, 0, 24, 0, 0, 64),
            new MessageShape(20, 2_000, 30, 0, 3, 1))) {
      var contents = contents(ask(shape.message(5)));
      assertEquals(shape.chunks(), contents.size());
      assertTrue(contents.getFirst().startsWith("^"));
      long last = before;
      for (String content : contents) {
        String stamped = content.substring(content.indexOf('~'));
        assertEquals(shape.chunkBytes(), stamped.length());
        long sent = Long.parseLong(stamped.substring(1, 17), 16);
        assertTrue(sent >= last && sent <= System.nanoTime());
        last = sent;
      }
    }
  }

  @Test
  void theThinkingTimeIsTheModelsOwn() throws Exception {
    var contents = contents(ask(new MessageShape(1, 0, 17, 0, 30, 1).message(1)));
    long own = Long.parseLong(contents.getFirst().substring(1, 17), 16);
    assertTrue(own >= 30_000_000, () -> own + " ns");
  }

  @Test
  void toolCallsComeBeforeTheText() throws Exception {
    String message = new MessageShape(2, 0, 24, 2, 0, 1).message(9);
    String first = toolCallId(ask(message));
    assertTrue(first.startsWith("call-load-9-1-"), first);
    String second = toolCallId(ask(message + "\"tool_call_id\":\"" + first + "\""));
    assertTrue(second.startsWith("call-load-9-2-"), second);
    assertEquals(2, contents(ask(message + "\"tool_call_id\":\"" + second + "\"")).size());
  }

  @Test
  void aCallThatIsClosedIsReported() throws Exception {
    try (Socket socket = call(new MessageShape(1_000, 20, 24, 0, 0, 1).message(77))) {
      assertEquals('H', socket.getInputStream().read());
    }
    assertEquals(77, closedTurns.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void aMessageWithoutAScriptIsRefused() throws Exception {
    assertEquals(400, HttpCall.post(model.port(), "hello").statusCode());
    assertTrue(closedTurns.isEmpty());
  }

  private Socket call(String body) throws IOException {
    return HttpCall.raw(
        model.port(),
        "POST /v1/chat/completions HTTP/1.1\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  private List<JsonObject> ask(String body) throws Exception {
    var events = new ArrayList<JsonObject>();
    for (String line : HttpCall.post(model.port(), body).body().lines().toList()) {
      if (line.startsWith("data: {")) {
        events.add((JsonObject) Json.parse(line.substring(6)));
      }
    }
    return events;
  }

  private static String toolCallId(List<JsonObject> events) {
    return events.stream()
        .flatMap(event -> delta(event).array("tool_calls").stream())
        .flatMap(calls -> calls.objects())
        .flatMap(call -> call.string("id").stream())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> contents(List<JsonObject> events) {
    return events.stream().flatMap(event -> delta(event).text("content").stream()).toList();
  }

  private static JsonObject delta(JsonObject event) {
    return event
        .array("choices")
        .flatMap(choices -> choices.objects().findFirst())
        .flatMap(choice -> choice.object("delta"))
        .orElse(JsonObject.EMPTY);
  }
}
