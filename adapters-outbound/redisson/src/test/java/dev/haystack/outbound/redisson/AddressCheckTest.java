package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisCluster;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Addresses behind which there is another kind of Redis. */
@Tag("FC-9")
class AddressCheckTest {

  private static final Duration LONG = Duration.ofSeconds(20);

  @Test
  void aNodeOfAClusterIsNoSingleServer() {
    try (RedisCluster cluster = RedisCluster.started(2)) {
      assertMistaken(cluster.masters().getLast().url(), "redis+cluster://");
      assertEquals(Optional.empty(), mistake(cluster.url()));
    }
  }

  @Test
  void aSingleServerIsNeitherAClusterNorASentinel() {
    try (RedisServer redis = RedisServer.started()) {
      String there = "127.0.0.1:" + redis.port();
      assertMistaken("redis+cluster://" + there, "redis://");
      assertMistaken("redis+sentinel://" + there + "/main", "redis://");
      assertEquals(Optional.empty(), mistake(redis.url()));
    }
  }

  @Test
  void aReplicaIsNoMaster() {
    try (RedisServer master = RedisServer.started();
        RedisServer replica = RedisServer.forgetful()) {
      replica.start();
      var _ = replica.command("REPLICAOF", "127.0.0.1", "" + master.port());
      assertMistaken(replica.url(), "replica");
    }
  }

  @Test
  void whatDoesNotAnswerOrDoesNotSayIsNoMistake() {
    try (RedisServer redis = RedisServer.lasting()) {
      assertEquals(Optional.empty(), mistake(redis.url()));
      redis.start();
      var _ = redis.command("CONFIG", "SET", "requirepass", "secret");
      assertEquals(Optional.empty(), mistake(redis.url()));
    }
  }

  private static void assertMistaken(String url, String word) {
    String what = mistake(url).orElseThrow();
    assertTrue(what.contains(word), what);
    try (var connection = RedisConnection.open(RedisUrl.parse(url), RedisServer.TIMEOUT)) {
      var _ = connection.mistake(LONG);
      var scripts = new Scripts(connection);
      var thrown =
          assertThrows(
              StoreUnavailableException.class,
              () -> scripts.run(Script.of("return 1"), List.of("key"), List.of()));
      assertTrue(thrown.what().contains(what) || thrown.what().contains("in time"), thrown.what());
    }
  }

  private static Optional<String> mistake(String url) {
    try (var connection = RedisConnection.open(RedisUrl.parse(url), RedisServer.TIMEOUT)) {
      return connection.mistake(LONG);
    }
  }
}
