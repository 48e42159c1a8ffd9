package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.RedisTime;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SharedSessionScenariosTest extends RedisScenario {

  @Test
  @Tag("SR-1")
  @Tag("SR-2")
  void onlyASessionThatWasIdleTooLongIsGoneFromMemoryAndRedis() {
    startWithRedis();
    model.then(ModelScript.says("hi"), ModelScript.says("hi"), ModelScript.says("who are you?"));
    // who still follows a session has its log's name kept
    try (var gone = connect("old")) {
      var _ = gone.ask("hi");
    }
    pass(Duration.ofMinutes(200));
    var _ = connect("young").ask("hi");
    assertEquals(200, service().get("/sessions/old").statusCode());

    pass(Duration.ofMinutes(41));

    assertEquals(404, service().get("/sessions/old").statusCode());
    assertEquals(1, service().heldSessions());
    assertEquals(Set.of(), keysOf("{old}"));
    assertEquals(200, service().get("/sessions/young").statusCode());
    assertEquals("who are you?", ChatClient.text(connect("old").ask("it is me")));
    assertEquals(List.of("it is me", "who are you?"), words(service(), "old"));
    assertEquals(List.of("it is me", "who are you?"), words(anotherNode(), "old"));
  }

  @Test
  @Tag("SR-1")
  @Tag("FC-10")
  void nothingOfASessionOutlivesItInRedis() {
    redis.start();
    restartWith(withRedis(Map.of("SESSION_TIMEOUT_MINUTES", "0.05")));
    awaitRedis(service(), "up");
    model.then(ModelScript.says("hi"), ModelScript.says("again"));
    var client = connect("short");
    client.send(full("2026-11-23T10:00:00Z", "{\"v\":1}"));
    assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());
    var _ = client.ask("hi");
    var _ = client.ask("again");
    Eventually.holds(() -> keysOf("{short}").contains("haystack:{short}:events"));

    Eventually.holds(() -> !keysOf("{short}").contains("haystack:{short}:session"));

    Eventually.holds(() -> keysOf("{short}").isEmpty());
    assertEquals(404, service().get("/sessions/short").statusCode());
    assertEquals(404, service().get("/sessions/short/state").statusCode());
    assertEquals(Set.of(), keysOf("{short}"));
  }

  @Test
  @Tag("FC-10")
  void whicheverRecordsOfASessionRedisDropsALiveNodeLosesNothing() {
    startWithRedis();
    model.always(_ -> ModelScript.says("yes"));
    List<String> records = List.of("session", "messages", "ids", "ui", "log", "events", "watchers");
    for (String one : records) {
      for (String other : records.subList(records.indexOf(one), records.size())) {
        String session = one + "-" + other;
        var client = connect(session);
        client.send(full("2026-11-23T10:00:00Z", "{\"v\":1}"));
        assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());
        assertEquals("yes", ChatClient.text(client.ask("one")));
        var _ = redis.command("DEL", key(session, one), key(session, other));

        List<JsonObject> turn = client.ask("two");

        assertEquals("yes", ChatClient.text(turn));
        assertEquals(
            Optional.of("shared"),
            ofType(turn, "typing_indicator").getFirst().string("durability"),
            session);
        assertEquals(List.of("one", "yes", "two", "yes"), words(service(), session));
        assertEquals(List.of("one", "yes", "two", "yes"), storedWords(session));
        assertEquals("{\"v\":1}", state(service(), session));
        client.close();
      }
    }
    RunningService other = anotherNode();
    assertEquals(List.of("one", "yes", "two", "yes"), words(other, "session-messages"));
    assertEquals("{\"v\":1}", state(other, "session-ui"));
  }

  private static String key(String session, String record) {
    return "haystack:{" + session + "}:" + record;
  }

  @Test
  @Tag("SR-4")
  void aDamagedRecordLeavesTheSessionUsable() {
    startWithRedis();
    model.then(ModelScript.says("1"), ModelScript.says("2"), ModelScript.says("3"));
    var client = connect("s");
    var _ = client.ask("one");
    var _ = client.ask("two");
    var _ = redis.command("LSET", "haystack:{s}:messages", "1", "{\"id\":");
    RunningService other = anotherNode();

    assertEquals(List.of("one", "two", "2"), words(other, "s"));

    assertEquals("3", ChatClient.text(connect(other, "s").ask("three")));
    assertEquals(List.of("one", "two", "2", "three", "3"), words(other, "s"));
  }

  @Test
  @Tag("SR-3")
  @Tag("SR-5")
  void historyAndContextSurviveARestart() {
    startWithRedis();
    String context = "{\"a\":1,\"b\":\"two\",\"c\":[1,\"x\",null],\"d\":true}";
    String[] anna = {"Authorization", "Bearer " + token("anna")};
    String id =
        service()
            .post("/sessions", "{\"context\":" + context + "}", anna)
            .string("session_id")
            .orElseThrow();
    model.then(ModelScript.says("hello"));
    var _ = connect(id, anna).ask("hi");

    restartWith(withRedis(Map.of()));
    awaitRedis(service(), "up");

    JsonObject session = service().getOk("/sessions/" + id, anna);
    assertEquals(json(context), session.object("context").orElseThrow());
    assertEquals(2, session.integer("message_count").orElseThrow());
    model.then(ModelScript.says("you said hi"));
    var _ = connect(id, anna).ask("what did I say?");
    assertTrue(model.requests().getLast().text().contains("hello"));
  }

  @Test
  @Tag("SR-6")
  void aDeletedSessionLeavesNoKeyBehind() {
    startWithRedis();
    RunningService other = anotherNode();
    model.then(ModelScript.says("hello"));
    var client = connect("s-gone");
    var _ = client.ask("hi");
    client.send(full("2024-11-23T10:00:00Z", "{\"v\":1}"));
    var _ = client.next("ui_state_ack");
    assertEquals("{\"v\":1}", state(other, "s-gone"));

    assertEquals(204, service().delete("/sessions/s-gone").statusCode());

    assertEquals(Set.of(), keysOf("s-gone"));
    assertEquals(404, other.get("/sessions/s-gone").statusCode());
    assertEquals(Set.of(), keysOf("s-gone"));
  }

  @Test
  @Tag("UI-3")
  void whatAPageTellsOneNodeAToolOnAnotherSees() {
    startWithRedis();
    RunningService other = anotherNode();
    model.then(
        ModelScript.says("hello"),
        ModelScript.calls("get_loaded_sessions", "{}"),
        ModelScript.says("one"));
    var client = connect("s");
    var _ = client.ask("hi");
    client.send(
        full(
            "2026-11-23T10:00:00Z",
            "{\"page_type\":\"transcribe_page\",\"loadedSessions\":[{\"sessionId\":\"7\","
                + "\"clientName\":\"Ann\"}]}"));
    assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());

    var _ = connect(other, "s").ask("what is loaded?");

    assertTrue(toolTexts(2).getFirst().contains("Ann"), toolTexts(2).toString());
  }

  private void pass(Duration time) {
    service().pass(time);
    RedisTime.pass(redis, time);
  }
}
