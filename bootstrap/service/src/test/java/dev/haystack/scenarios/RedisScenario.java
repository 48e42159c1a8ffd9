package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.bootstrap.RunningService;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.Eventually;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.testkit.ChatClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;

/** A service, or several, with a real Redis that fails as a test wants. */
abstract class RedisScenario extends Scenario {

  final RedisServer redis = RedisServer.lasting();

  final void startWithRedis() {
    redis.start();
    restartWith(withRedis(Map.of()));
    awaitRedis(service(), "up");
  }

  final RunningService anotherNode() {
    RunningService node = another(withRedis(Map.of()));
    awaitRedis(node, "up");
    return node;
  }

  final Map<String, String> withRedis(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("REDIS_URL", redis.url());
    return settings;
  }

  /** Returns when health says so of Redis. */
  static void awaitRedis(RunningService node, String status) {
    Eventually.holds(() -> redisHealth(node).string("status").orElse("").equals(status));
  }

  static JsonObject redisHealth(RunningService node) {
    return node.getOk("/health/ready")
        .array("dependencies")
        .orElseThrow()
        .objects()
        .filter(dependency -> dependency.string("name").orElse("").equals("redis"))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until clients were told of an outage, or of its end. */
  static void awaitDegraded(ChatClient client, boolean degraded) {
    assertEquals(degraded, client.next("degraded").bool("degraded").orElseThrow());
  }

  /** What was said in a session, as Redis has it. */
  final List<String> storedWords(String session) {
    return redis.command("LRANGE", "haystack:{" + session + "}:messages", "0", "-1").stream()
        .map(record -> json(record).string("content").orElse(""))
        .toList();
  }

  final void awaitStoredWords(String session, String... words) {
    Eventually.holds(() -> storedWords(session).equals(List.of(words)));
  }

  /** The keys that tell of a session. */
  final Set<String> keysOf(String session) {
    return redis.keys().stream()
        .filter(key -> key.contains(session))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What was said in a session, as a node shows it. */
  static List<String> words(RunningService node, String session) {
    return node.getOk("/sessions/" + session + "/messages")
        .array("messages")
        .orElseThrow()
        .objects()
        .map(message -> message.string("content").orElse(""))
        .toList();
  }

  static String full(String timestamp, String state) {
    return "{\"type\":\"full_state_update\",\"timestamp\":\""
        + timestamp
        + "\",\"state\":"
        + state
        + "}";
  }

  static String state(RunningService node, String session) {
    return node.getOk("/sessions/" + session + "/state").object("ui_state").orElseThrow().text();
  }

  @AfterEach
  final void closeRedis() {
    redis.close();
  }
}
