package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import dev.haystack.testkit.SignedTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tokens that end while their users are served. */
@Tag("SE-13")
class TokenEndScenariosTest extends Scenario {

  private static final String CALLS = "{\"query\":\"John\"}";
  private static final Duration HOUR = Duration.ofHours(1);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);
  private String first = "";

  @BeforeEach
  void aToolIsCalledAndItsAnswerIsAwaited() {
    practice.always(
        _ -> {
          asked.countDown();
          await(answering);
          return PracticeReply.ok("[]");
        });
    model.then(ModelScript.calls("search_clients", CALLS), ModelScript.says("Nobody."));
  }

  private void serveWith(Map<String, String> more) {
    restartWith(verifyingWith(more));
    first = token("anna", HOUR);
  }

  private static Map<String, String> verifyingWith(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(SignedTokens.SETTINGS);
    settings.putAll(more);
    return settings;
  }

  private static String token(String subject, Duration life) {
    return SignedTokens.of(subject, Instant.now().plus(life));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(15, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String refresh(String token) {
    return "{\"type\":\"auth_refresh\",\"auth_token\":\"" + token + "\"}";
  }

  private static void assertExpired(JsonObject required, int deadlineMax) {
    assertEquals(Optional.of("expired"), required.string("reason"));
    int deadline = required.integer("deadline_ms").orElseThrow();
    assertTrue(deadline > 0 && deadline <= deadlineMax, required.text());
  }

  @Test
  void aTurnGoesOnWithTheTokenThatIsBroughtAndNothingOfItIsLost() {
    serveWith(Map.of());
    ChatClient client = connect("s", "Authorization", "Bearer " + first);
    client.say("Who is John?");
    List<JsonObject> before = client.until("tool_call_started");
    await(asked);
    service().pass(HOUR);
    assertExpired(client.next(), 30_000);
    answering.countDown();

    client.send("{\"type\":\"heartbeat\"}");
    assertEquals("heartbeat_ack", ChatClient.type(client.next()));
    client.send("{\"type\":\"chat_message\",\"content\":\"x\",\"client_message_id\":\"c9\"}");
    JsonObject refused = client.next();
    assertEquals(Optional.of("auth_expired"), refused.string("code"));
    assertEquals(Optional.of("c9"), refused.string("client_message_id"));
    client.send(refresh(token("ben", HOUR.multipliedBy(3))));
    assertEquals(Optional.of("auth_rejected"), client.next().string("code"));
    assertEquals(1, model.requests().size());
    assertEquals(List.of(), client.waiting());

    client.send(refresh(token("anna", HOUR.multipliedBy(3))));
    List<JsonObject> after = client.turn();
    assertEquals("Nobody.", ChatClient.text(after));
    assertEquals(1, ofType(after, "message_complete").size());
    before.addAll(after);
    assertContiguous(before);
    assertEquals(2, model.requests().size());
    assertEquals(1, practice.requests().size());
  }

  @Test
  void aTurnEndsWithTheGraceAndSoDoesItsSocket() {
    serveWith(Map.of("AUTH_GRACE_SECONDS", "1"));
    ChatClient client = connect("s", "Authorization", "Bearer " + first);
    client.say("Who is John?");
    client.until("tool_call_started");
    await(asked);
    service().pass(HOUR);
    assertExpired(client.next(), 1_000);
    answering.countDown();
    assertEquals(3000, client.closeCode());
    assertEquals(List.of(), client.waiting());
    service().awaitNoTurns();
    assertEquals(1, model.requests().size());

    String newer = "Bearer " + token("anna", HOUR.multipliedBy(3));
    JsonObject kept =
        service()
            .getOk("/sessions/s/messages", "Authorization", newer)
            .array("messages")
            .orElseThrow()
            .objects()
            .reduce((_, last) -> last)
            .orElseThrow();
    assertEquals(Optional.of("failed"), kept.string("status"));
  }

  @Test
  void whoAsksOverHttpIsToldThatTheTokenHasExpired() throws Exception {
    serveWith(Map.of());
    var answer =
        CompletableFuture.supplyAsync(
            () ->
                service()
                    .tryPost(
                        "/chat",
                        "{\"message\":\"Who is John?\"}",
                        "Authorization",
                        "Bearer " + first));
    await(asked);
    service().pass(HOUR);
    answering.countDown();
    var response = answer.get(15, TimeUnit.SECONDS);
    assertEquals(401, response.statusCode());
    assertEquals(Optional.of("auth_expired"), json(response.body()).string("code"));
    assertEquals(1, model.requests().size());
  }

  @Test
  void aDocumentEndsWithItsTokenAndNothingIsAskedBehindThat() throws Exception {
    serveWith(Map.of());
    model.always(
        _ -> {
          asked.countDown();
          await(answering);
          return ModelScript.says(LoopbackModel.CLEAN);
        });
    var answer =
        CompletableFuture.supplyAsync(
            () ->
                service()
                    .tryPost(
                        DocumentAsk.PATH,
                        DocumentAsk.of(DocumentAsk.NOTE).json().text(),
                        "Authorization",
                        "Bearer " + first));
    await(asked);
    service().pass(HOUR);
    answering.countDown();
    var response = answer.get(15, TimeUnit.SECONDS);
    assertEquals(401, response.statusCode());
    assertEquals(Optional.of("auth_expired"), json(response.body()).string("code"));
    assertEquals(1, model.requests().size());
  }

  @Test
  void aTokenThatIsBroughtToAnotherNodeIsGoodThereAndDoesNotReachTheTurn() {
    try (RedisServer redis = RedisServer.started()) {
      serveWith(Map.of("REDIS_URL", redis.url(), "AUTH_GRACE_SECONDS", "2"));
      RunningService other = another(verifyingWith(Map.of("REDIS_URL", redis.url())));
      RedisScenario.awaitRedis(service(), "up");
      RedisScenario.awaitRedis(other, "up");
      ChatClient here = connect("s", "Authorization", "Bearer " + first);
      here.say("Who is John?");
      here.until("tool_call_started");
      await(asked);
      ChatClient there = connect(other, "s", "Authorization", "Bearer " + first);
      there.send(refresh(token("anna", HOUR.multipliedBy(3))));

      service().pass(HOUR);
      other.pass(HOUR);
      answering.countDown();

      // asked is who is connected where the turn runs
      assertExpired(here.next("auth_required"), 2_000);
      assertEquals(3000, here.closeCode());
      List<JsonObject> seen = there.until("error");
      assertEquals(Optional.of("auth_expired"), seen.getLast().string("code"));
      assertEquals(List.of(), ofType(seen, "auth_required"));
      assertEquals(1, model.requests().size());
      var _ = there.next("typing_indicator");
      assertEquals("Nobody.", ChatClient.text(there.ask("Who is John?")));
    }
  }

  @Test
  void aNewerTokenInTimeIsNotNoticed() {
    serveWith(Map.of());
    ChatClient client = connect("s", "Authorization", "Bearer " + first);
    client.say("Who is John?");
    List<JsonObject> all = client.until("tool_call_started");
    await(asked);
    client.send(refresh(token("anna", HOUR.multipliedBy(3))));
    client.send("{\"type\":\"heartbeat\"}");
    assertEquals("heartbeat_ack", ChatClient.type(client.next()));
    service().pass(HOUR);
    answering.countDown();
    all.addAll(client.turn());
    assertEquals("Nobody.", ChatClient.text(all));
    assertEquals(0, ofType(all, "auth_required").size());
    assertContiguous(all);
  }
}
