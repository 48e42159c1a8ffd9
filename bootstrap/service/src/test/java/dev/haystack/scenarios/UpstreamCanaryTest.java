package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.outbound.redisson.ScriptedRedis;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeReply;
import dev.haystack.testkit.Vendor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That what a vendor thinks, its keys and its servers' words stay between it and its adapter. */
class UpstreamCanaryTest {

  private static final String CANARY = "canary-upstream";
  private static final String WORDS =
      "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"code\":400,\"message\":\"%s\"}}"
          .formatted(CANARY);

  /** What the servers of all vendors can say wrong, each of them with words of their own. */
  private static final List<ModelScript> TROUBLES =
      List.of(
          ModelScript.fails(400, WORDS, Map.of("X-Words", CANARY)),
          ModelScript.fails(401, CANARY, Map.of()),
          ModelScript.fails(429, WORDS, Map.of("Retry-After", "3600")),
          ModelScript.stream(
              ModelStep.thought(CANARY),
              ModelStep.text("half"),
              new ModelStep.Raw("event: error\ndata: " + WORDS + "\n\n")),
          ModelScript.stream(
              ModelStep.text("half"), new ModelStep.Raw("data: {\"" + CANARY + "\n\n")),
          ModelScript.stream(
              ModelStep.call(0, "c", "search_clients", "{\"query\":\"x\"}"),
              ModelStep.thought(CANARY)));

  @ParameterizedTest
  @EnumSource
  @Tag("VE-18")
  void nothingOfThemIsLoggedCountedToldOrStored(Vendor vendor) throws Exception {
    try (var log = new WholeLog();
        var redis = ScriptedRedis.start();
        var tap = new StoreTap(redis.port());
        var house = new House(vendor)) {
      Map<String, String> seen = new TreeMap<>();
      house.play(
          () -> {
            var scenario = new Played();
            try {
              scenario.serve(tap.port());
              scenario.play(seen);
            } finally {
              scenario.closeEverything();
            }
            return null;
          });
      seen.put("the store", tap.told());
      seen.put("the log", log.text());

      assertTrue(seen.get("the store").contains("How is John?"), "the store cannot be read");
      assertTrue(seen.get("the store").contains("He is fine."), "the store cannot be read");
      assertTrue(seen.get("the log").contains("upstream_failed"), "the log cannot be read");
      assertEquals(List.of(), log.faults());
      seen.forEach(
          (where, text) -> assertFalse(text.contains("canary"), () -> where + ": " + text));
    }
  }

  /** Questions that are answered, and one for each trouble. */
  private static final class Played extends Scenario {

    void serve(int storePort) {
      Map<String, String> settings = new HashMap<>();
      model.settings().keySet().stream()
          .filter(name -> name.endsWith("_API_KEY"))
          .forEach(name -> settings.put(name, "canary-key"));
      settings.put("REDIS_URL", "redis://127.0.0.1:" + storePort);
      restartWith(settings);
      RedisScenario.awaitRedis(service(), "up");
    }

    void play(Map<String, String> seen) {
      practice.always(
          _ -> PracticeReply.ok("[{\"client_id\":\"" + CLIENT_ID + "\",\"name\":\"John\"}]"));
      model.then(
          ModelScript.stream(
              ModelStep.thought(CANARY + " of John"),
              ModelStep.text("One moment. "),
              ModelStep.call(0, "call-1", "search_clients", "{\"query\":\"John\"}"),
              ModelStep.finish("tool_calls")),
          ModelScript.stream(
              ModelStep.thought(CANARY), ModelStep.text("He is fine."), ModelStep.finish("stop")));
      var client = connect("s");
      List<JsonObject> answered = client.ask("How is John?");
      assertEquals("He is fine.", ChatClient.text(answered).substring("One moment. ".length()));
      seen.put("an answer", answered.toString());

      for (ModelScript trouble : TROUBLES) {
        model.always(_ -> trouble);
        seen.merge("failed turns", client.ask("And now?").toString(), String::concat);
      }
      model.always(_ -> TROUBLES.getFirst());
      seen.put(
          "a problem",
          service().tryPost(DocumentAsk.PATH, DocumentAsk.of("# Note").json().text()).body());
      for (String path : List.of("/metrics", "/health", "/sessions/s/messages", "/sessions/s/")) {
        seen.put(path, service().get(path.replaceAll("/$", "")).body());
      }
    }
  }
}
