package dev.haystack.cluster.nodes;

import dev.haystack.kit.shared.SharedContents;
import dev.haystack.outbound.redisson.testkit.RedisContents;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Two nodes over Redis. */
class RedisNodesTest extends TwoNodesContract {

  private static final RedisServer REDIS = RedisServer.started();

  private final RedisContents contents = new RedisContents(REDIS);

  @Override
  protected SharedContents contents() {
    return contents;
  }

  @AfterEach
  void close() {
    contents.close();
  }

  @AfterAll
  static void end() {
    REDIS.close();
  }
}
