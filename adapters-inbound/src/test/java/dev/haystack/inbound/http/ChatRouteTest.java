package dev.haystack.inbound.http;

import static dev.haystack.inbound.http.RunningService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ModelFailure;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ChatRouteTest {

  private final RunningService service = new RunningService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void aMessageIsAnsweredWithTextCallsAndUsage() {
    service
        .model
        .thenCalls(new ToolCall("call-1", "search_clients", "{\"query\":\"John\"}"))
        .thenSays("There is ", "no John.");

    var response = service.post("/chat", "{\"message\":\"find John\",\"session_id\":\"mine\"}");

    assertEquals(200, response.statusCode(), response.body());
    JsonObject answer = json(response);
    assertEquals("mine", answer.string("session_id").orElseThrow());
    assertEquals("There is no John.", answer.string("content").orElseThrow());
    JsonObject call = answer.array("tool_calls").orElseThrow().objects().findFirst().orElseThrow();
    assertEquals("call-1", call.string("tool_call_id").orElseThrow());
    assertEquals(Json.parse("{\"query\":\"John\"}"), call.get("arguments").orElseThrow());
    assertEquals(true, call.bool("success").orElseThrow());
    assertEquals(24, answer.object("usage").orElseThrow().integer("input_tokens").orElseThrow());
    assertEquals(2, service.sessions.messages(new SessionId("mine")).size());
    assertEquals(0, service.log.followers(new SessionId("mine")));
  }

  @Test
  @Tag("FC-5")
  void halfAnEmojiInAMessageIsReplaced() {
    service.model.thenSays("Hello.");

    var response = service.post("/chat", "{\"message\":\"a\\ud83db\",\"session_id\":\"mine\"}");

    assertEquals(200, response.statusCode(), response.body());
    assertEquals("a\uFFFDb", service.sessions.messages(new SessionId("mine")).getFirst().content());
  }

  @Test
  void aMessageWithoutASessionOpensOne() {
    service.model.thenSays("Hello.");

    String session =
        json(service.post("/chat", "{\"message\":\"hi\"}")).string("session_id").orElseThrow();

    assertEquals(200, service.get("/sessions/" + session).statusCode());
  }

  @Test
  void wrongFieldsAreEachNamed() {
    var response =
        service.post("/chat", "{\"message\":7,\"session_id\":\"a b\",\"persona_type\":\"x\"}");

    assertEquals(422, response.statusCode());
    var pointers =
        json(response)
            .array("errors")
            .orElseThrow()
            .objects()
            .map(fault -> fault.string("pointer").orElseThrow())
            .toList();
    assertEquals(List.of("/message", "/persona_type", "/session_id"), pointers);
  }

  @Test
  void theModelsFailureIsAProblemWithoutItsWords() {
    service.model.thenFails(ModelFailure.TIMEOUT).thenFails(ModelFailure.UNAVAILABLE);

    var late = service.post("/chat", "{\"message\":\"hi\"}");
    var down = service.post("/chat", "{\"message\":\"hi\"}");

    assertEquals(504, late.statusCode());
    assertEquals("model_timeout", json(late).string("code").orElseThrow());
    assertEquals(502, down.statusCode());
    assertFalse((late.body() + down.body()).contains("secret"));
  }

  @Test
  void theAnswerStreamsAsEventsWithTypeAndNumber() {
    service.model.thenSays("Hel", "lo.");

    var response = service.send(streaming("{\"message\":\"hi\",\"session_id\":\"s\"}"));

    assertEquals(200, response.statusCode());
    assertEquals("text/event-stream", response.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(
        """
        event: typing_indicator
        id: 1
        event: text_chunk
        id: 2
        event: text_chunk
        id: 3
        event: message_complete
        id: 4
        event: typing_indicator
        id: 5
        """,
        lines(response.body(), line -> !line.startsWith("data: ") && !line.isEmpty()));
    assertEquals(
        "Hel|lo.",
        lines(response.body(), line -> line.contains("\"type\":\"text_chunk\""))
            .lines()
            .map(line -> (JsonObject) Json.parse(line.substring("data: ".length())))
            .map(frame -> frame.string("content").orElseThrow())
            .collect(Collectors.joining("|")));
    assertEquals(0, service.log.followers(new SessionId("s")));
  }

  @Test
  void eventsOfAnotherTurnOfTheSessionAreNotInTheStream() throws Exception {
    var first = new CountDownLatch(1);
    service.model.thenWaits(first, "first").thenSays("second");
    var running =
        service.send(
            streaming("{\"message\":\"one\",\"session_id\":\"s\"}"),
            HttpResponse.BodyHandlers.ofInputStream());
    var waiting =
        service.send(
            streaming("{\"message\":\"two\",\"session_id\":\"s\"}"),
            HttpResponse.BodyHandlers.ofInputStream());

    first.countDown();

    List<String> ids = ids(text(running));
    assertEquals(List.of("id: 1", "id: 2", "id: 3", "id: 4"), ids);
    String second = text(waiting);
    assertTrue(second.startsWith("event: turn_queued\ndata: {\"type\":\"turn_queued\""), second);
    assertEquals(List.of("id: 5", "id: 6", "id: 7", "id: 8"), ids(second));
  }

  @Test
  void aReaderThatGoesAwayIsNotConnectedAnyMore() throws Exception {
    var model = new CountDownLatch(1);
    service.model.thenWaits(model, "x".repeat(1000));
    var response =
        service.send(
            streaming("{\"message\":\"hi\",\"session_id\":\"s\"}"),
            HttpResponse.BodyHandlers.ofInputStream());
    var session = new SessionId("s");
    assertEquals(1, service.log.followers(session));

    response.body().close();
    model.countDown();

    Eventually.holds(() -> service.log.followers(session) == 0);
    Eventually.holds(() -> service.sessions.messages(session).size() == 2);
  }

  private HttpRequest.Builder streaming(String body) {
    return service
        .request("/chat")
        .header("Accept", "text/event-stream")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static String text(HttpResponse<InputStream> response) throws Exception {
    return new String(response.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static String lines(String events, Predicate<String> wanted) {
    return events.lines().filter(wanted).map(line -> line + "\n").collect(Collectors.joining());
  }

  private static List<String> ids(String events) {
    return events.lines().filter(line -> line.startsWith("id:")).toList();
  }
}
