package dev.haystack.outbound.redisson.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RedisServerTest {

  @Test
  void whatWasWrittenIsThereAfterAKill() {
    try (RedisServer redis = RedisServer.started()) {
      int port = redis.port();
      assertEquals(List.of("OK"), redis.command("SET", "kept", "über"));

      redis.restart();

      assertEquals(List.of("über"), redis.command("GET", "kept"));
      assertEquals(port, redis.port());
      assertEquals(Set.of("kept"), redis.keys());
    }
  }

  @Test
  void aForgetfulOneComesBackEmpty() {
    try (RedisServer redis = RedisServer.forgetful()) {
      redis.start();
      assertEquals(List.of("OK"), redis.command("SET", "lost", "1"));

      redis.restart();

      assertEquals(Set.of(), redis.keys());
    }
  }

  @Test
  void itGoesBackToAnOlderDump() {
    try (RedisServer redis = RedisServer.started()) {
      assertEquals(List.of("OK"), redis.command("SET", "old", "1"));
      Path dump = redis.takeDump();
      assertEquals(List.of("OK"), redis.command("SET", "new", "1"));

      redis.restartFrom(dump);
      assertEquals(Set.of("old"), redis.keys());

      redis.restartEmpty();
      assertEquals(Set.of(), redis.keys());
    }
  }

  @Test
  void aKilledOneAnswersNothing() {
    try (RedisServer redis = RedisServer.started()) {
      redis.kill();

      assertThrows(UncheckedIOException.class, () -> redis.command("PING"));
    }
  }

  @Test
  void aHungOneAnswersWhenItGoesOn() throws Exception {
    try (RedisServer redis = RedisServer.started()) {
      redis.hang();
      var asking = Thread.ofVirtual().start(() -> redis.command("SET", "late", "1"));

      redis.resume();
      asking.join();

      assertEquals(Set.of("late"), redis.keys());
    }
  }

  @Test
  void itRefusesAsItIsTold() {
    try (RedisServer redis = RedisServer.started()) {
      redis.full(true);
      assertRefused(redis, "OOM");
      redis.full(false);

      redis.readOnly(true);
      assertRefused(redis, "READONLY");
      redis.readOnly(false);

      assertEquals(List.of("OK"), redis.command("SET", "key", "1"));
      redis.flush();
      assertEquals(Set.of(), redis.keys());
    }
  }

  @Test
  void itSaysThatItLoads() {
    try (RedisServer redis = RedisServer.started()) {
      assertEquals(List.of("OK"), redis.command("SET", "kept", "1"));

      redis.restartLoading(Duration.ofMillis(500));
      assertRefused(redis, "LOADING");

      redis.awaitLoaded();
      assertEquals(Set.of("kept"), redis.keys());
      redis.restart();
      assertEquals(Set.of("kept"), redis.keys());
    }
  }

  private static void assertRefused(RedisServer redis, String word) {
    var refusal = assertThrows(RedisRefusal.class, () -> redis.command("SET", "key", "1"));
    assertTrue(String.valueOf(refusal.getMessage()).startsWith(word));
  }
}
