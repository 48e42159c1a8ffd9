package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.chat.ChatCommand;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.ScriptedRedis;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.PracticeReply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That the Redis with which Java learns a start has a service do what it does with a real one. */
class ScriptedRedisTest extends Scenario {

  @Test
  void turnsAreKeptThere() throws IOException {
    practice.always(_ -> PracticeReply.ok("[{\"client_id\":\"" + CLIENT_ID + "\"}]"));
    model.then(
        ModelScript.calls("search_clients", "{\"query\":\"Ann\"}"),
        ModelScript.says("Found Ann."),
        ModelScript.says("You are welcome."));
    try (var redis = ScriptedRedis.start()) {
      restartWith(Map.of("REDIS_URL", "redis://127.0.0.1:" + redis.port()));
      RedisScenario.awaitRedis(service(), "up");
      var client = connect("s");

      assertEquals("shared", durability(client.ask("find Ann")));
      assertEquals("shared", durability(client.ask("thank you")));

      assertEquals(
          List.of("find Ann", "Found Ann.", "thank you", "You are welcome."),
          RedisScenario.words(service(), "s"));
      assertEquals("up", RedisScenario.redisHealth(service()).string("status").orElseThrow());
    }
  }

  @Test
  void theTerminalsChatKeepsItsPageThere() throws IOException {
    model.then(ModelScript.says("Good morning."));
    try (var redis = ScriptedRedis.start()) {
      restartWith(Map.of("REDIS_URL", "redis://127.0.0.1:" + redis.port()));
      RedisScenario.awaitRedis(service(), "up");

      int code =
          new CommandLine(new ChatCommand())
              .execute("--url", "ws://" + service().socket("any").getAuthority(), "good morning");

      assertEquals(0, code);
    }
  }

  private static String durability(List<JsonObject> turn) {
    return ofType(turn, "typing_indicator").getFirst().string("durability").orElseThrow();
  }
}
