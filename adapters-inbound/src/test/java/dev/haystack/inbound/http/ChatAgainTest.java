package dev.haystack.inbound.http;

import static dev.haystack.inbound.http.RunningService.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.port.model.ModelFailure;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A message that is sent again by HTTP is answered from its first sending. */
@Tag("FC-8")
class ChatAgainTest {

  private static final String MESSAGE =
      "{\"message\":\"hi\",\"session_id\":\"s\",\"client_message_id\":\"c1\"}";
  private static final SessionId SESSION = new SessionId("s");

  private final RunningService service = new RunningService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void theStoredAnswerIsGivenAgain() {
    service.model.thenCalls(new ToolCall("t1", "get_clinic_stats", "{}")).thenSays("Hello.");

    var first = service.post("/chat", MESSAGE);
    var again = service.post("/chat", MESSAGE);

    assertEquals(200, first.statusCode(), first.body());
    assertEquals(first.body(), again.body());
    assertEquals(2, service.sessions.messages(SESSION).size());
  }

  @Test
  void theHeaderIsAnotherNameOfTheField() {
    service.model.thenSays("Hello.");
    var named = "{\"message\":\"hi\",\"session_id\":\"s\"}";

    var first = service.post("/chat", MESSAGE);
    var again = service.send(post(named).header("Idempotency-Key", "c1"));

    assertEquals(first.body(), again.body());
  }

  @Test
  void whatTheLogNoLongerHoldsIsTakenFromTheAnswer() {
    service.model.thenSays("Hello.");
    var first = json(service.post("/chat", MESSAGE));

    service.log.forget(SESSION);
    var again = json(service.post("/chat", MESSAGE));

    assertEquals(first.string("message_id"), again.string("message_id"));
    assertEquals("Hello.", again.string("content").orElseThrow());
  }

  @Test
  void otherWordsUnderTheSameNameAreAConflict() {
    service.model.thenSays("Hello.");

    var first = service.post("/chat", MESSAGE);
    var other = service.post("/chat", MESSAGE.replace("hi", "ho"));
    var streamed = service.send(streaming(MESSAGE.replace("hi", "ho")));

    assertEquals(200, first.statusCode());
    assertEquals(422, other.statusCode());
    assertEquals("id_conflict", json(other).string("code").orElseThrow());
    assertEquals(nameless(other.body()), nameless(streamed.body()));
  }

  @Test
  void aRunningTurnIsWaitedFor() throws Exception {
    var goOn = new CountDownLatch(1);
    service.model.thenWaits(goOn, "late");
    var first = CompletableFuture.supplyAsync(() -> service.post("/chat", MESSAGE));
    Eventually.holds(() -> service.sessions.messages(SESSION).size() == 1);

    var again = CompletableFuture.supplyAsync(() -> service.post("/chat", MESSAGE));
    Eventually.holds(() -> service.log.followers(SESSION) == 2);
    goOn.countDown();

    assertEquals(200, again.get().statusCode(), again.get().body());
    assertEquals(first.get().body(), again.get().body());
  }

  @Test
  void aStreamThatIsAskedForAgainTellsTheSameEvents() {
    service.model.thenSays("Hel", "lo.");

    var first = service.send(streaming(MESSAGE));
    var again = service.send(streaming(MESSAGE));

    assertTrue(first.body().contains("id: 5\n"), first.body());
    assertEquals(first.body(), again.body());
  }

  @Test
  void aStreamOfARunningTurnBeginsAtItsBeginning() throws Exception {
    var goOn = new CountDownLatch(1);
    service.model.thenWaits(goOn, "late");
    var first = service.send(streaming(MESSAGE), HttpResponse.BodyHandlers.ofInputStream());

    var again = service.send(streaming(MESSAGE), HttpResponse.BodyHandlers.ofInputStream());
    goOn.countDown();

    assertEquals(
        new String(first.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8),
        new String(again.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void aStreamWithoutALogTellsTheStoredAnswer() {
    service.model.thenSays("Hel", "lo.");
    assertEquals(200, service.post("/chat", MESSAGE).statusCode());

    service.log.forget(SESSION);
    var again = service.send(streaming(MESSAGE));

    assertEquals(
        List.of("typing_indicator", "text_chunk", "message_complete", "typing_indicator"),
        again
            .body()
            .lines()
            .filter(line -> line.startsWith("event: "))
            .map(l -> l.substring(7))
            .toList());
    assertTrue(again.body().contains("\"content\":\"Hello.\""), again.body());
    assertFalse(again.body().contains("\"seq\""), again.body());
  }

  @Test
  void aFailureIsToldAgain() {
    service.model.thenFails(ModelFailure.TIMEOUT);

    var first = service.post("/chat", MESSAGE);
    var again = service.post("/chat", MESSAGE);

    assertEquals(504, first.statusCode());
    assertEquals(nameless(first.body()), nameless(again.body()));
  }

  /** Without the request's own name. */
  private static String nameless(String problem) {
    return problem.replaceFirst(",\"request_id\":\"[^\"]*\"", "");
  }

  @Test
  void aNameThatIsTooLongIsRefused() {
    var inBody = service.post("/chat", MESSAGE.replace("c1", "c".repeat(257)));
    var inHeader =
        service.send(post("{\"message\":\"hi\"}").header("Idempotency-Key", "c".repeat(257)));

    for (var refused : List.of(inBody, inHeader)) {
      assertEquals(422, refused.statusCode());
      assertTrue(refused.body().contains("\"pointer\":\"/client_message_id\""), refused.body());
    }
  }

  private HttpRequest.Builder streaming(String body) {
    return post(body).header("Accept", "text/event-stream");
  }

  private HttpRequest.Builder post(String body) {
    return service.request("/chat").POST(HttpRequest.BodyPublishers.ofString(body));
  }
}
