package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.consent.ConsentDecision;
import dev.haystack.application.consent.ConsentQuestion;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Eventually;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a page without a socket can do in its session. */
@Tag("FE-8")
class StopRouteTest {

  private final RunningService service = new RunningService();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void stop() {
    never.countDown();
    service.close();
  }

  @Test
  void theTurnThatRunsIsStopped() {
    service.model.thenWaits(never, "late");
    String body = "{\"message\":\"hi\",\"session_id\":\"s\"}";
    var chat = CompletableFuture.supplyAsync(() -> service.post("/chat", body));
    Eventually.holds(() -> service.active().count() == 1);
    Eventually.holds(() -> service.get("/sessions/s").statusCode() == 200);

    assertEquals(204, service.post("/sessions/s/stop", "{\"turn_id\":\"another\"}").statusCode());
    assertEquals(1, service.active().count());
    assertEquals(204, service.post("/sessions/s/stop", "{}").statusCode());

    Eventually.holds(() -> service.active().count() == 0);
    assertTrue(chat.join().statusCode() == 502 || chat.join().statusCode() == 200);
  }

  @Test
  void whereNothingRunsAStopIsDoneAsWell() {
    String session = service.open();

    assertEquals(204, service.post("/sessions/" + session + "/stop", "").statusCode());
    assertEquals(404, service.post("/sessions/unknown/stop", "{}").statusCode());
  }

  @Test
  void whatBecameOfAnActionIsNotedAndChangesNothing() {
    String session = service.open();
    String path = "/sessions/" + session + "/ui-action-results";

    assertEquals(204, service.post(path, "{\"action_id\":\"a\",\"success\":true}").statusCode());
    assertEquals(
        204,
        service
            .post(path, "{\"action_id\":\"a\",\"success\":false,\"detail\":\"x\"}")
            .statusCode());
    assertEquals(422, service.post(path, "{\"action_id\":\"a\"}").statusCode());
    assertEquals(422, service.post(path, "{\"success\":true}").statusCode());
    assertEquals(
        404,
        service
            .post("/sessions/unknown/ui-action-results", "{\"action_id\":\"a\",\"success\":true}")
            .statusCode());
    assertTrue(service.get("/sessions/" + session + "/messages").body().contains("[]"));
  }

  @Test
  void aYesThatTheTrailCannotBeToldOfDoesNotCount() throws InterruptedException {
    var session = new SessionId(service.open());
    UserId user = service.sessions.find(session).orElseThrow().owner();
    ConsentQuestion question = service.consents().question(session, user, "t", JsonObject.EMPTY);
    service.trail =
        _ -> {
          throw new TrailAwayException(new IOException("full"));
        };

    var decided =
        service
            .consents()
            .ask(
                question,
                asked -> {
                  assertEquals(503, answer(asked, true));
                  service.trail = AuditTrail.NONE;
                  assertEquals(204, answer(asked, false));
                });

    assertEquals(ConsentDecision.DECLINED, decided);
  }

  private int answer(ConsentQuestion asked, boolean yes) {
    return service
        .post(
            "/sessions/" + asked.session().value() + "/ui-action-results",
            "{\"action_id\":\"" + asked.actionId() + "\",\"success\":" + yes + "}")
        .statusCode();
  }
}
