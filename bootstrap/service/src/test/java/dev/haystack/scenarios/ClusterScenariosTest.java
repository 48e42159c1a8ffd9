package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.testkit.RedisCluster;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes over a cluster, whose masters refuse every script whose keys are not in one place. */
class ClusterScenariosTest extends Scenario {

  private static final int SESSIONS = 6;

  private final RedisCluster redis = RedisCluster.started(2);

  @AfterEach
  void closeRedis() {
    redis.close();
  }

  @Test
  @Tag("SR-6")
  void sessionsPagesAndTheirEventsAreSharedAndDeletedOnACluster() {
    Map<String, String> settings = Map.of("REDIS_URL", redis.url());
    restartWith(settings);
    RunningService other = another(settings);
    RedisScenario.awaitRedis(service(), "up");
    RedisScenario.awaitRedis(other, "up");
    model.always(_ -> ModelScript.says("hello"));

    for (String session : sessions()) {
      ChatClient here = connect(session);
      ChatClient there = connect(other, session);
      List<JsonObject> turn = here.ask("hi");
      assertEquals("shared", turn.getFirst().string("durability").orElseThrow());
      assertEquals("hello", ChatClient.text(turn));
      assertEquals("hello", ChatClient.text(there.turn()));
      here.send(RedisScenario.full("2024-11-23T10:00:00Z", "{\"v\":1}"));
      assertTrue(here.next("ui_state_ack").bool("success").orElseThrow());
      assertEquals("{\"v\":1}", RedisScenario.state(other, session));
      assertEquals("hello", ChatClient.text(there.ask("again")));
      assertEquals(List.of("hi", "hello", "again", "hello"), RedisScenario.words(other, session));
    }
    redis
        .keys()
        .forEach(keys -> assertTrue(keys.stream().anyMatch(ClusterScenariosTest::isOfASession)));

    sessions()
        .forEach(session -> assertEquals(204, other.delete("/sessions/" + session).statusCode()));

    redis
        .keys()
        .forEach(
            keys ->
                assertFalse(
                    keys.stream().anyMatch(ClusterScenariosTest::isOfASession), keys::toString));
    assertEquals("up", RedisScenario.redisHealth(service()).string("status").orElseThrow());
  }

  private static List<String> sessions() {
    return IntStream.range(0, SESSIONS).mapToObj(i -> "clustered-" + i).toList();
  }

  private static boolean isOfASession(String key) {
    return key.contains("clustered-");
  }
}
