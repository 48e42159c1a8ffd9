package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.identity.IdentifyCaller;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.inbound.websocket.SocketSettings;
import dev.haystack.kit.Eventually;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A session without a WebSocket. */
@Tag("FE-16")
class ListeningRoutesTest {

  private final RunningService service = new RunningService();
  private final CountDownLatch never = new CountDownLatch(1);

  @AfterEach
  void stop() {
    never.countDown();
    service.close();
  }

  @Test
  void whatIsSaidIsAnsweredOnTheStream() throws Exception {
    service.model.thenSays("Hel", "lo.");
    try (var reader = Reader.of(service, "s", "")) {
      Eventually.holds(() -> service.log.followers() == 1);
      HttpResponse<String> said = say("s", "{'content':'hi','client_message_id':'c'}");

      assertEquals(202, said.statusCode());
      assertTrue(said.body().contains("\"client_message_id\":\"c\""), said.body());
      String turn = RunningService.json(said).string("turn_id").orElseThrow();
      String told = reader.readTo("\"typing\":false");
      assertTrue(
          told.contains("retry: 30000\nid: epoch.0\ndata: {\"type\":\"connection_est"), told);
      assertTrue(told.contains("\nid: epoch.1\ndata: {\"type\":\"typing_indicator\""), told);
      assertTrue(told.contains("\"turn_id\":\"" + turn + "\""), told);
      assertTrue(told.contains("\"finish_reason\":\"stop\""), told);
    }
  }

  @Test
  void theSameMessageAgainIsToldWhatBecameOfIt() {
    service.model.thenSays("Hello.");
    HttpResponse<String> first = say("s", "{'content':'hi','client_message_id':'c'}");
    Eventually.holds(() -> service.active().count() == 0);
    HttpResponse<String> again = say("s", "{'content':'hi','client_message_id':'c'}");

    assertEquals(202, again.statusCode());
    assertTrue(again.body().contains("\"state\":\"completed\""), again.body());
    assertEquals(
        RunningService.json(again).string("turn_id"), RunningService.json(first).string("turn_id"));
    assertEquals(422, say("s", "{'content':'other','client_message_id':'c'}").statusCode());
    assertEquals(422, say("s", "{'content':' '}").statusCode());
    assertEquals(404, say("a b", "{'content':'hi'}").statusCode());
  }

  @Test
  void whatWaitsIsSaidToWaitAndToldOnTheStream() throws Exception {
    service.model.thenWaits(never, "late").thenSays("Two.");
    try (var reader = Reader.of(service, "s", "")) {
      Eventually.holds(() -> service.log.followers() == 1);
      assertTrue(say("s", "{'content':'one'}").body().contains("\"state\":\"running\""));
      String second = say("s", "{'content':'two','client_message_id':'c2'}").body();

      assertTrue(second.contains("\"state\":\"queued\""), second);
      assertTrue(say("s", "{'content':'two','client_message_id':'c2'}").body().contains("queued"));
      String told = reader.readTo("turn_queued\"");
      assertTrue(told.contains("typing_indicator"), told);
      assertEquals(204, service.post("/sessions/s/stop", "{}").statusCode());
      assertTrue(reader.readTo("Two.").contains("\"finish_reason\":\"stopped\""));
    }
  }

  @Test
  void whoComesBackIsToldWhatWasMissedAndNothingTwice() throws Exception {
    service.model.thenSays("Hello.");
    assertEquals(202, say("s", "{'content':'hi'}").statusCode());
    Eventually.holds(() -> service.active().count() == 0);

    try (var reader = Reader.of(service, "s", "epoch.1")) {
      String told = reader.readTo("\"typing\":false");
      int resumed = told.indexOf("{\"type\":\"resumed\"");
      assertTrue(told.contains("\"recovered\":true,\"from_seq\":2,\"to_seq\":"), told);
      assertFalse(told.contains("id: epoch.1\n"), told);
      assertTrue(told.indexOf("connection_established") < resumed, told);
      assertTrue(resumed < told.indexOf("\nid: epoch.2\n"), told);
      assertEquals(told.indexOf("Hello."), told.lastIndexOf("Hello."), told);
    }
  }

  @Test
  void whatIsLostIsSaidAndNotAskedForAgain() throws Exception {
    service.model.thenSays("Hello.");
    assertEquals(202, say("s", "{'content':'hi'}").statusCode());
    Eventually.holds(() -> service.active().count() == 0);
    long newest = service.log.position(new SessionId("s")).lastSequence();
    service.log.forget(new SessionId("s"));

    try (var reader = Reader.of(service, "s", "another.1")) {
      String told = reader.readTo("epoch_changed");
      assertTrue(told.contains("\"recovered\":false"), told);
      assertTrue(told.contains("\nid: epoch." + newest + "\ndata: {\"type\":\"resumed\""), told);
    }
    try (var reader = Reader.of(service, "s", "no place at all")) {
      assertTrue(reader.readTo("epoch_changed").contains("\"recovered\":false"));
    }
  }

  @Test
  void thePageIsToldAndWhatIsRefusedIsSaid() {
    String old = "{'state':{'page_type':'settings'},'timestamp':'2020-01-01T00:00:00Z'}";
    HttpResponse<String> full = tell("{'state':{'page_type':'dashboard'}}");

    assertEquals(200, full.statusCode());
    assertTrue(full.body().contains("\"success\":true,\"version\":1"), full.body());
    assertTrue(tell("{'changes':{'active_tab':'one'}}").body().contains("\"version\":2"));
    assertTrue(tell(old).body().contains("\"reason\":\"stale\""));
    assertTrue(tell("{'state':{},'timestamp':'x'}").body().contains("\"reason\":\"invalid\""));
    assertEquals(422, tell("{'state':7}").statusCode());
    assertEquals(422, tell("{}").statusCode());
  }

  @Test
  void whoLeavesIsCountedNoMoreAndWhoStaysIsSentAway() throws Exception {
    try (var leaving = Reader.of(service, "s", "");
        var staying = Reader.of(service, "s", "")) {
      var _ = leaving.readTo("connection_established");
      var _ = staying.readTo("connection_established");
      assertEquals(2, service.log.followers());
      assertEquals(2, service.sockets().listeners());
      leaving.leave();
      Eventually.holds(() -> service.log.followers() == 1);

      service.sockets().goAway(Duration.ofMillis(70));
      service.sockets().closeAll(CloseCode.RESTART);
      String told = staying.readToEnd();

      assertTrue(told.contains("retry: 70\ndata: {\"type\":\"going_away\""), told);
      assertTrue(told.contains("event: close\ndata: {\"code\":1012,\"reason\":\"\"}"), told);
      Eventually.holds(() -> service.log.followers() == 0);
    }
  }

  @Test
  void theHeadersAloneAreToldToWhoAsksForThem() throws Exception {
    String told =
        RawClient.exchange(
            service.port(),
            "HEAD /sessions/s/events HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

    assertTrue(told.startsWith("HTTP/1.1 200"), told);
    assertTrue(told.contains("text/event-stream"), told);
    assertFalse(told.contains("connection_established"), told);
    Eventually.holds(() -> service.log.followers() == 0);
  }

  @Test
  void aReaderWhoDoesNotReadIsLeftAndHoldsUpNobody() throws Exception {
    var session = new SessionId("s");
    var owner = new UserId(UserId.OWN_ISSUERS + "anonymous", "s");
    try (var reader = Reader.of(service, "s", "")) {
      Eventually.holds(() -> service.log.followers() == 1);
      String much = "x".repeat(100_000);
      for (int i = 0; i < 200 && service.log.followers() > 0; i++) {
        var _ = service.log.append(session, owner, new TurnId("t"), new TurnEvent.TextDelta(much));
      }
      Eventually.holds(() -> service.log.followers() == 0);
      assertEquals(0, service.sockets().outboxBytes());
      assertTrue(reader.readToEnd().length() < 200 * much.length());
    }
  }

  @Test
  void aTokenThatEndsIsToldAndEndsTheStream() throws Exception {
    var isOver = new AtomicBoolean();
    TokenVerifier verifier =
        token ->
            !token.isPresent() || isOver.get()
                ? new Verdict.Expired()
                : new Verdict.Verified(
                    new Identity(
                        new UserId("i", "ann"),
                        Set.of(),
                        Optional.empty(),
                        Set.of(),
                        Instant.now().plusMillis(500),
                        TokenId.of(token)));
    try (var guarded =
            new RunningService(ServerSettings.at("127.0.0.1", 0), new IdentifyCaller(verifier));
        var client = new RawClient(guarded.port())) {
      var _ =
          client
              .send(
                  "GET /sessions/s/events HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n\r\n"
                      .formatted("Authorization: Bearer good"))
              .readTo("connection_established");
      isOver.set(true);
      String told = client.readToEnd();

      assertTrue(
          told.contains("\"auth_required\",\"session_id\":\"s\",\"reason\":\"expired\""), told);
      assertTrue(
          told.indexOf("auth_required") < told.indexOf("event: close\ndata: {\"code\":3000"), told);
      Eventually.holds(() -> guarded.log.followers() == 0);
    }
  }

  @Test
  void whoHasTooManyIsRefusedBeforeTheStream() throws Exception {
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < SocketSettings.DEFAULT.socketsPerUserMax(); i++) {
      var reader = Reader.of(service, "s", "");
      readers.add(reader);
      var _ = reader.readTo("connection_established");
    }

    HttpResponse<String> refused = service.get("/sessions/s/events");

    assertEquals(429, refused.statusCode());
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
    assertTrue(refused.body().contains("rate_limited"), refused.body());
    for (Reader reader : readers) {
      reader.close();
    }
    Eventually.holds(() -> service.log.followers() == 0);
  }

  private HttpResponse<String> say(String session, String body) {
    String path = "/sessions/" + session.replace(" ", "%20") + "/messages";
    return service.post(path, body.replace('\'', '"'));
  }

  private HttpResponse<String> tell(String body) {
    return service.post("/sessions/s/state", body.replace('\'', '"'));
  }

  /** One who listens. */
  private record Reader(RawClient client) implements AutoCloseable {

    static Reader of(RunningService service, String session, String lastEventId) throws Exception {
      String place = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
      return new Reader(
          new RawClient(service.port())
              .send(
                  "GET /sessions/"
                      + session
                      + "/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                      + place
                      + "\r\n"));
    }

    String readTo(String mark) throws Exception {
      return client.readTo(mark);
    }

    void leave() throws IOException {
      client.close();
    }

    String readToEnd() throws Exception {
      return client.readToEnd();
    }

    @Override
    public void close() throws IOException {
      client.close();
    }
  }
}
