package dev.haystack.outbound.redisson.testkit;

import dev.haystack.kit.Eventually;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.shared.SharedContents;
import dev.haystack.outbound.redisson.RedisLimits;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonStore;
import dev.haystack.outbound.redisson.sealing.Sealing;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A Redis with two nodes on it, for the contracts of a shared store and of what stands on one. */
public final class RedisContents implements SharedContents, AutoCloseable {

  private final ManualClock clock = new ManualClock();
  private final RedisServer server;
  private final Sealing sealing;
  private final RedissonStore here;
  private final RedissonStore there;

  /** Empties that Redis, and returns when both nodes reach it. */
  public RedisContents(RedisServer server) {
    this(server, Sealing.NONE);
  }

  /** The same with what seals what they store. */
  public RedisContents(RedisServer server, Sealing sealing) {
    this.server = server;
    this.sealing = sealing;
    server.flush();
    here = open();
    there = open();
    Eventually.holds(() -> isReached(here) && isReached(there));
    server.flush();
  }

  private RedissonStore open() {
    return RedissonStore.open(
        RedisUrl.parse(server.url()),
        sealing,
        new RedisLimits(
            RedisServer.PATIENCE, SESSION_TIMEOUT, UI_STATE_TIME_TO_LIVE, VIOLATIONS_MAX),
        clock,
        () -> UUID.randomUUID().toString());
  }

  private static boolean isReached(RedissonStore store) {
    try {
      return !store.probe().look().epoch().isEmpty();
    } catch (StoreUnavailableException e) {
      return false;
    }
  }

  @Override
  public RedissonStore here() {
    return here;
  }

  @Override
  public RedissonStore there() {
    return there;
  }

  @Override
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void advance(Duration time) {
    clock.advance(time);
    RedisTime.pass(server, time);
  }

  @Override
  public void empty() {
    server.flush();
  }

  @Override
  public void close() {
    here.close();
    there.close();
  }
}
