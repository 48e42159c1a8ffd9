package dev.haystack.outbound.redisson;

import dev.haystack.kit.shared.SharedContents;
import dev.haystack.kit.shared.SharedStoreContract;
import dev.haystack.outbound.redisson.testkit.RedisContents;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Redis is a shared store, in all its parts, with its values sealed. */
class RedissonStoreTest extends SharedStoreContract {

  private static final RedisServer REDIS = RedisServer.started();
  private static final RedisContents CONTENTS = new RedisContents(REDIS, Keys.SEALING);

  @BeforeEach
  void empty() {
    CONTENTS.empty();
  }

  @Override
  protected SharedContents contents() {
    return CONTENTS;
  }

  @AfterAll
  static void close() {
    CONTENTS.close();
    REDIS.close();
  }
}
