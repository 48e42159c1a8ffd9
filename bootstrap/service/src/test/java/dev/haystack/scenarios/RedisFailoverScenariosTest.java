package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RedisFailoverScenariosTest extends RedisScenario {

  @Test
  @Tag("RD-1")
  void withRedisDownAtTheStartSessionsAreUsedAndItIsJoinedWhenItComes() {
    long start = System.nanoTime();
    restartWith(withRedis(Map.of()));
    long millis = (System.nanoTime() - start) / 1_000_000;
    model.then(ModelScript.says("hello"));
    var client = connect("s");
    awaitDegraded(client, true);

    List<JsonObject> turn = client.ask("hi");

    assertEquals("hello", ChatClient.text(turn));
    assertEquals("memory", turn.getFirst().string("durability").orElseThrow());
    assertEquals(List.of("hi", "hello"), words(service(), "s"));
    assertTrue(redisHealth(service()).string("detail").orElseThrow().contains("away since"));
    assertTrue(millis < 3_000, "started in " + millis + " ms");
    redis.start();
    awaitDegraded(client, false);
    awaitStoredWords("s", "hi", "hello");
    awaitRedis(service(), "up");
  }

  @Test
  @Tag("RD-2")
  @Tag("RD-3")
  void aTurnInWhichRedisDiesIsCompletedWithItsToolsAndLaterOnesWork() {
    startWithRedis();
    practice.always(_ -> PracticeReply.ok("[{\"client_id\":\"" + CLIENT_ID + "\"}]"));
    var killed = new CountDownLatch(1);
    model.then(
        ModelScript.stream(
            ModelStep.text("Let me see. "),
            new ModelStep.Await(killed),
            ModelStep.call(0, "call-1", "search_clients", "{\"query\":\"Ann\"}"),
            ModelStep.finish("tool_calls")),
        ModelScript.says("Found."),
        ModelScript.says("Again."));
    var client = connect("s");
    client.say("find Ann");
    assertEquals("shared", client.next("typing_indicator").string("durability").orElseThrow());
    var _ = client.next("text_chunk");
    redis.kill();
    awaitDegraded(client, true);
    killed.countDown();

    List<JsonObject> rest = client.turn();

    assertEquals(1, ofType(rest, "message_complete").size());
    assertEquals(
        true, ofType(rest, "tool_call_completed").getFirst().bool("success").orElseThrow());
    List<JsonObject> later = client.ask("and now?");
    assertEquals("Again.", ChatClient.text(later));
    JsonObject begun = ofType(later, "typing_indicator").getFirst();
    assertEquals("memory", begun.string("durability").orElseThrow());
    redis.start();
    awaitStoredWords("s", "find Ann", "Let me see. Found.", "and now?", "Again.");
  }

  @Test
  @Tag("RD-4")
  void theStateOfAPageIsWrittenAndReadDuringTheOutage() {
    startWithRedis();
    model.then(ModelScript.says("hello"));
    var client = connect("s");
    var _ = client.ask("hi");
    client.send(full("2024-11-23T10:00:00Z", "{\"v\":1}"));
    assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());
    redis.kill();

    client.send(full("2024-11-23T10:00:01Z", "{\"v\":2}"));

    assertTrue(client.next("ui_state_ack").bool("success").orElseThrow());
    assertEquals("{\"v\":2}", state(service(), "s"));
    redis.start();
    Eventually.holds(
        () -> redis.command("HGET", "haystack:{s}:ui", "fields").equals(List.of("{\"v\":2}")));
  }

  @Test
  @Tag("RD-5")
  void messagesBeforeDuringAndAfterTheOutageAreInRedisOnceAndInOrder() {
    startWithRedis();
    model.then(ModelScript.says("1"), ModelScript.says("2"), ModelScript.says("3"));
    var client = connect("s");
    var _ = client.ask("before");
    redis.kill();
    awaitDegraded(client, true);
    var _ = client.ask("during");
    redis.start();
    awaitDegraded(client, false);
    var _ = client.ask("after");

    awaitStoredWords("s", "before", "1", "during", "2", "after", "3");
    assertEquals(List.of("before", "1", "during", "2", "after", "3"), words(anotherNode(), "s"));
  }

  @Test
  @Tag("RD-6")
  void noRequestWaitsLongForARedisThatHangs() {
    redis.start();
    restartWith(withRedis(Map.of("REDIS_TIMEOUT_MILLIS", "240")));
    awaitRedis(service(), "up");
    model.then(ModelScript.says("hello"));
    var client = connect("s");
    var _ = client.ask("hi");
    redis.hang();

    long longestMillis = 0;
    for (int i = 0; i < 20; i++) {
      long start = System.nanoTime();
      assertEquals(2, words(service(), "s").size());
      longestMillis = Math.max(longestMillis, (System.nanoTime() - start) / 1_000_000);
    }

    System.out.println("longest request while Redis hung: " + longestMillis + " ms");
    assertTrue(longestMillis < 1_000, longestMillis + " ms");
    awaitDegraded(client, true);
    redis.resume();
    awaitDegraded(client, false);
  }

  @Test
  @Tag("RD-7")
  void whatLiveNodesHoldIsWrittenBackToARedisThatReturnsEmptyOrWithOlderData() {
    startWithRedis();
    RunningService other = anotherNode();
    model.then(ModelScript.says("1"), ModelScript.says("2"));
    var client = connect("s");
    var _ = client.ask("one");
    Path dump = redis.takeDump();
    var _ = client.ask("two");

    redis.restartFrom(dump);
    awaitStoredWords("s", "one", "1", "two", "2");
    assertEquals(List.of("one", "1", "two", "2"), words(other, "s"));

    redis.restartEmpty();
    awaitStoredWords("s", "one", "1", "two", "2");
    Eventually.holds(
        () -> redisHealth(service()).string("detail").orElseThrow().contains("lost data at"));
    assertEquals(List.of("one", "1", "two", "2"), words(anotherNode(), "s"));
  }

  @Test
  @Tag("RD-8")
  void aSessionDeletedDuringTheOutageStaysDeleted() {
    startWithRedis();
    RunningService other = anotherNode();
    model.then(ModelScript.says("hello"));
    var client = connect("s-deleted");
    var _ = client.ask("hi");
    assertEquals(2, words(other, "s-deleted").size());
    redis.kill();
    awaitDegraded(client, true);
    assertEquals(204, service().delete("/sessions/s-deleted").statusCode());

    redis.start();

    Eventually.holds(() -> keysOf("s-deleted").isEmpty());
    awaitRedis(other, "up");
    for (RunningService node : List.of(service(), other)) {
      assertEquals(404, node.get("/sessions/s-deleted").statusCode());
    }
    assertEquals(Set.of(), keysOf("s-deleted"));
  }
}
