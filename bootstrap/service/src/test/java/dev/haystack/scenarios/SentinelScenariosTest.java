package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.RedisSentinel;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SentinelScenariosTest extends Scenario {

  private final RedisSentinel redis = RedisSentinel.started();

  @AfterEach
  void closeRedis() {
    redis.close();
  }

  @Test
  @Tag("RD-2")
  void whenAnotherRedisBecomesTheMasterSessionsGoOnThere() {
    restartWith(Map.of("REDIS_URL", redis.url()));
    RedisScenario.awaitRedis(service(), "up");
    model.always(_ -> ModelScript.says("hello"));
    var client = connect("s");
    assertEquals("shared", durability(client.ask("before")));

    redis.failOver();
    RedisScenario.awaitDegraded(client, true);
    RedisScenario.awaitDegraded(client, false);

    // it may go for a moment again while its connections move
    assertEquals("hello", ChatClient.text(client.ask("after")));
    Eventually.holds(() -> stored().size() == 4);
    assertTrue(stored().getFirst().contains("before"));
    assertTrue(stored().get(2).contains("after"));
  }

  private List<String> stored() {
    return redis.askReplica("LRANGE", "haystack:{s}:messages", "0", "-1");
  }

  private static String durability(List<JsonObject> turn) {
    return turn.getFirst().string("durability").orElseThrow();
  }
}
