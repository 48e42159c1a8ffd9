package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LimitScenariosTest extends Scenario {

  private final CountDownLatch hold = new CountDownLatch(1);

  @Test
  @Tag("RL-1")
  void eightTurnsOfAUserAllRunAtOnce() {
    holdEveryTurn();
    List<ChatClient> clients = say("anna", 8);

    clients.forEach(
        client ->
            assertEquals("started", client.next("text_chunk").string("content").orElseThrow()));
    hold.countDown();
    clients.forEach(ChatClient::turn);
  }

  @Test
  @Tag("SE-7")
  @Tag("RL-2")
  @Tag("RL-4")
  void ofFifteenTenRunAndFiveWaitAndAllComplete() {
    holdEveryTurn();
    List<ChatClient> running = say("anna", 10);
    running.forEach(
        client ->
            assertEquals("started", client.next("text_chunk").string("content").orElseThrow()));
    List<ChatClient> waiting = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      var client = connect("waiting-" + i);
      client.send(chat("go", token("anna")));
      JsonObject queued = client.next("turn_queued");
      assertEquals(i + 1, queued.integer("position").orElseThrow());
      assertEquals("user_limit", queued.string("reason").orElseThrow());
      waiting.add(client);
    }
    assertEquals(10, model.requests().size());

    hold.countDown();
    running.forEach(client -> assertEquals(" done", ChatClient.text(client.turn())));
    waiting.forEach(client -> assertEquals("started done", ChatClient.text(client.turn())));
  }

  @Test
  @Tag("RL-3")
  void usersDoNotShareTheLimit() {
    holdEveryTurn();
    List<ChatClient> all = new ArrayList<>(say("anna", 10));
    all.addAll(say("ben", 10));

    all.forEach(
        client ->
            assertEquals("started", client.next("text_chunk").string("content").orElseThrow()));
    hold.countDown();
    all.forEach(ChatClient::turn);
  }

  @Test
  @Tag("RL-5")
  @Tag("RL-7")
  void fiftyUsersWithTenTurnsEachAllComplete() throws Exception {
    model.always(_ -> ModelScript.says("ok"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> users =
          IntStream.range(0, 50).mapToObj(user -> threads.submit(() -> tenTurns(user))).toList();
      for (Future<Integer> user : users) {
        assertEquals(10, user.get());
      }
    }
    assertEquals(500, model.requests().size());
    service().awaitNoTurns();
  }

  @Test
  @Tag("RL-6")
  void aTurnThatFailedWasStoppedOrTimedOutGivesItsPlaceBack() {
    restartWith(Map.of("MAX_REQUESTS_PER_USER", "1", "TURN_SECONDS", "1"));
    var client = connect("s");
    model.then(ModelScript.fails(401, "{}", Map.of()));
    client.send(chat("fails", token("anna")));
    var _ = client.turn();

    model.then(ModelScript.stream(ModelStep.text("x"), new ModelStep.Await(hold)));
    client.send(chat("is stopped", token("anna")));
    var _ = client.next("text_chunk");
    client.send("{\"type\":\"stop\"}");
    var _ = client.turn();

    model.then(ModelScript.stream(ModelStep.text("x"), new ModelStep.Await(hold)));
    client.send(chat("times out", token("anna")));
    assertEquals("turn_timeout", client.next("error").string("code").orElseThrow());
    var _ = client.turn();

    model.then(ModelScript.says("still served"));
    var other = connect("t");
    other.send(chat("hi", token("anna")));
    assertEquals("still served", ChatClient.text(other.turn()));
    service().awaitNoTurns();
  }

  @Test
  @Tag("RL-6")
  void aTurnThatNobodyWatchesIsEndedAndGivesItsPlaceBack() throws InterruptedException {
    restartWith(Map.of("MAX_REQUESTS_PER_USER", "1", "TURN_DETACHED_SECONDS", "1"));
    model.then(ModelScript.stream(ModelStep.text("x"), new ModelStep.Await(hold)));
    var client = connect("s");
    client.send(chat("hi", token("anna")));
    var _ = client.next("text_chunk");
    client.abort();

    assertTrue(model.awaitGone(10_000));
    service().awaitNoTurns();
    assertEquals(
        "stopped",
        service()
            .getOk("/sessions/s/messages", "Authorization", "Bearer " + token("anna"))
            .array("messages")
            .orElseThrow()
            .objects()
            .toList()
            .getLast()
            .string("status")
            .orElseThrow());
  }

  @Test
  @Tag("RL-8")
  void theSettingIsHonoured() {
    restartWith(Map.of("MAX_REQUESTS_PER_USER", "2"));
    holdEveryTurn();
    List<ChatClient> clients = say("anna", 3);

    assertEquals(
        "user_limit", clients.getLast().next("turn_queued").string("reason").orElseThrow());
    hold.countDown();
    clients.forEach(client -> assertEquals("started done", ChatClient.text(client.turn())));
  }

  private int tenTurns(int user) {
    var client = connect("session-of-" + user);
    int answered = 0;
    for (int i = 0; i < 10; i++) {
      client.send(chat("hi", token("user-" + user)));
      if (ChatClient.text(client.turn()).equals("ok")) {
        answered++;
      }
    }
    client.abort();
    return answered;
  }

  private void holdEveryTurn() {
    model.always(
        _ ->
            ModelScript.stream(
                ModelStep.text("started"),
                new ModelStep.Await(hold),
                ModelStep.text(" done"),
                ModelStep.finish("stop")));
  }

  /** One turn in each of so many sessions, over a socket each; begun in their order. */
  private List<ChatClient> say(String user, int sessions) {
    List<ChatClient> clients = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      var client = connect(user + "-" + i);
      client.send(chat("go", token(user)));
      clients.add(client);
    }
    return clients;
  }
}
