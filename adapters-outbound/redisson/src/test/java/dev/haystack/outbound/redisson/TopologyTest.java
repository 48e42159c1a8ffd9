package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.outbound.redisson.testkit.RedisCluster;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

  private static final Script SET = Script.of("return redis.call('SET', KEYS[1], ARGV[1])");

  @Test
  void aClusterServesScripts() {
    try (RedisCluster redis = RedisCluster.started(1)) {
      assertServes(redis.url());
    }
  }

  @Test
  void aPasswordOpensWhatIsClosed() {
    try (RedisServer redis = RedisServer.forgetful()) {
      redis.start();
      redis.command(
          "ACL",
          "SETUSER",
          "me",
          "on",
          ">s3cret:",
          "~haystack:*",
          "resetchannels",
          "&haystack:*",
          "+@all",
          "-@admin",
          "-@dangerous");
      redis.command("ACL", "SETUSER", "default", "off");

      assertServes("redis://me:s3cret%3A@127.0.0.1:" + redis.port());
      assertRefused("redis://127.0.0.1:" + redis.port());
      assertRefused("redis://me:wrong@127.0.0.1:" + redis.port());
    }
  }

  private static void assertServes(String url) {
    assertEquals("OK", outcome(url, "OK"));
  }

  private static void assertRefused(String url) {
    String why = "wrong user or password";
    assertTrue(outcome(url, why).contains(why));
  }

  /** The first outcome with those words, or the last one in the time. */
  private static String outcome(String url, String words) {
    try (var connection = RedisConnection.open(RedisUrl.parse(url), RedisServer.PATIENCE)) {
      var scripts = new Scripts(connection);
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      String last = "";
      while (!last.contains(words) && System.nanoTime() < end) {
        last = outcome(scripts);
      }
      return last;
    }
  }

  private static String outcome(Scripts scripts) {
    try {
      return scripts.run(SET, List.of("haystack:{a}:b"), List.of("value")).text();
    } catch (StoreUnavailableException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
