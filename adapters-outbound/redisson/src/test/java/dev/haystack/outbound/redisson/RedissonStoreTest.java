package dev.haystack.outbound.redisson;

import dev.haystack.kit.Eventually;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.shared.SharedContents;
import dev.haystack.kit.shared.SharedStoreContract;
import dev.haystack.outbound.redisson.testkit.RedisServer;
import dev.haystack.outbound.redisson.testkit.RedisTime;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Redis is a shared store, in all its parts. */
class RedissonStoreTest extends SharedStoreContract {

  private static final ManualClock CLOCK = new ManualClock();
  private static final RedisServer REDIS = RedisServer.started();
  private static final RedissonStore HERE = open();
  private static final RedissonStore THERE = open();

  private static RedissonStore open() {
    var limits =
        new RedisLimits(
            SharedContents.SESSION_TIMEOUT,
            SharedContents.UI_STATE_TIME_TO_LIVE,
            SharedContents.VIOLATIONS_MAX);
    return RedissonStore.open(
        RedisUrl.parse(REDIS.url()), limits, CLOCK, () -> UUID.randomUUID().toString());
  }

  @BeforeAll
  static void connect() {
    Eventually.holds(() -> isThere(HERE) && isThere(THERE));
  }

  private static boolean isThere(RedissonStore store) {
    try {
      return !store.probe().look().epoch().isEmpty();
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  @BeforeEach
  void empty() {
    REDIS.flush();
  }

  @Override
  protected SharedContents contents() {
    return new SharedContents() {
      @Override
      public SharedStore here() {
        return HERE;
      }

      @Override
      public SharedStore there() {
        return THERE;
      }

      @Override
      public Instant now() {
        return CLOCK.instant();
      }

      @Override
      public void advance(Duration time) {
        CLOCK.advance(time);
        RedisTime.pass(REDIS, time);
      }

      @Override
      public void empty() {
        REDIS.flush();
      }
    };
  }

  @AfterAll
  static void close() {
    HERE.close();
    THERE.close();
    REDIS.close();
  }
}
