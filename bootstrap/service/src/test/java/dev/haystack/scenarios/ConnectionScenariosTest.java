package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.LastQuestion;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConnectionScenariosTest extends Scenario {

  @Test
  @Tag("WS-1")
  @Tag("WS-18")
  void theFirstFrameNamesTheSessionOfThePath() {
    try (var client = ChatClient.connect(service().socket("never-seen.before"))) {
      JsonObject first = client.next();

      assertEquals("connection_established", ChatClient.type(first));
      assertEquals("never-seen.before", first.string("session_id").orElseThrow());
      assertEquals("haystack.v1", first.string("protocol").orElseThrow());
      assertTrue(
          Instant.parse(first.string("timestamp").orElseThrow())
              .isAfter(Instant.now().minusSeconds(60)));
      assertTrue(first.has("active_turn_id"));
    }
  }

  @Test
  @Tag("WS-2")
  void socketsOfDifferentSessionsHearNothingOfOneAnother() {
    var clients = List.of(connect("one"), connect("two"), connect("three"));
    model.always(request -> ModelScript.says("for " + LastQuestion.in(request)));

    for (int i = 0; i < 3; i++) {
      clients.get(i).say("message " + i);
    }
    for (int i = 0; i < 3; i++) {
      List<JsonObject> turn = clients.get(i).turn();
      assertEquals("for message " + i, ChatClient.text(turn));
      String session = List.of("one", "two", "three").get(i);
      assertTrue(
          turn.stream().allMatch(frame -> frame.string("session_id").orElse("").equals(session)));
    }
    clients.forEach(client -> assertEquals(List.of(), client.waiting()));
  }

  @Test
  @Tag("WS-3")
  @Tag("UI-4")
  @Tag("SR-3")
  void aDisconnectFreesTheConnectionAndKeepsSessionAndState() throws InterruptedException {
    for (boolean abrupt : List.of(false, true)) {
      model.then(ModelScript.says("hello"));
      String session = "kept-" + abrupt;
      var client = connect(session);
      var _ = client.ask("hi");
      client.send("{\"type\":\"full_state_update\",\"state\":{\"page_type\":\"reports\"}}");
      var _ = client.next("ui_state_ack");
      int before = service().openConnections();

      if (abrupt) {
        client.abort();
      } else {
        client.close();
      }

      service().awaitOpenConnections(before - 1);
      assertEquals(
          2,
          service()
              .getOk("/sessions/" + session + "/messages")
              .array("messages")
              .orElseThrow()
              .size());
      assertEquals(
          "reports",
          service()
              .getOk("/sessions/" + session + "/state")
              .object("ui_state")
              .orElseThrow()
              .string("page_type")
              .orElseThrow());
      model.then(ModelScript.says("again"));
      assertEquals("again", ChatClient.text(connect(session).ask("and now?")));
    }
  }

  @Test
  @Tag("WS-4")
  void aHeartbeatIsAcknowledgedWithWhatItCarried() {
    var client = connect("s");

    client.send("{\"type\":\"heartbeat\",\"timestamp\":\"t1\",\"sequence\":\"abc\"}");
    assertEquals("abc", client.next("heartbeat_ack").string("sequence").orElseThrow());
    client.send("{\"type\":\"heartbeat\",\"sequence\":7}");
    assertEquals(7, client.next("heartbeat_ack").integer("sequence").orElseThrow());
  }

  @Test
  @Tag("WS-5")
  void twentyHeartbeatsAtOnceGetTwentyAcknowledgements() {
    var client = connect("s");

    IntStream.range(0, 20)
        .forEach(i -> client.send("{\"type\":\"heartbeat\",\"sequence\":" + i + "}"));

    for (int i = 0; i < 20; i++) {
      assertEquals(i, client.next("heartbeat_ack").integer("sequence").orElseThrow());
    }
  }

  @Test
  @Tag("WS-5")
  @Tag("PL-7")
  void aHeartbeatIsAnsweredAtOnceInTheMiddleOfATurn() {
    var hold = new CountDownLatch(1);
    model.then(
        ModelScript.stream(
            ModelStep.text("one"),
            new ModelStep.Await(hold),
            ModelStep.text(" two"),
            ModelStep.finish("stop")));
    var client = connect("s");
    client.say("go");
    var _ = client.next("text_chunk");

    long best = Long.MAX_VALUE;
    for (int i = 0; i < 10; i++) {
      long start = System.nanoTime();
      client.send("{\"type\":\"heartbeat\",\"sequence\":" + i + "}");
      assertEquals(i, client.next("heartbeat_ack").integer("sequence").orElseThrow());
      best = Math.min(best, System.nanoTime() - start);
    }
    hold.countDown();

    assertTrue(best < 50_000_000, "the quickest of ten took " + best + " ns");
    assertEquals(" two", ChatClient.text(client.turn()));
  }

  @Test
  @Tag("WS-14")
  void whatCannotBeReadIsToldAndTheSocketLives() {
    var client = connect("s");

    for (String bad : List.of("{", "[]", "{\"type\":\"nonsense\"}", "{\"type\":7}")) {
      client.send(bad);
      JsonObject error = client.next("error");
      assertEquals("message_invalid", error.string("code").orElseThrow());
      assertFalse(error.has("seq"));
    }
    client.send("{\"type\":\"heartbeat\"}");
    var _ = client.next("heartbeat_ack");
    client.send("{\"type\":\"chat_message\",\"content\":7}");
    assertEquals("/content", client.next("error").string("pointer").orElseThrow());
  }

  @Test
  void theFifthUnreadableMessageInARowIsTheLast() {
    var client = connect("s");

    IntStream.range(0, 5).forEach(_ -> client.send("{"));

    IntStream.range(0, 5)
        .forEach(
            _ ->
                assertEquals("message_invalid", client.next("error").string("code").orElseThrow()));
    assertEquals(1008, client.closeCode());
  }
}
