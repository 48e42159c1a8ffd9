package dev.haystack.cluster.nodes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedissonProbe;
import dev.haystack.outbound.redisson.RedissonSharedSessions;
import dev.haystack.outbound.redisson.RedissonSharedUiStates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;

/** The stores of one node over a Redis that it has in reach. */
final class TestNode implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofHours(4);
  static final Duration TIME_TO_LIVE = Duration.ofHours(24);
  static final int BYTES_MAX = 10_000;

  private static final Duration REACH_MAX = Duration.ofSeconds(10);

  /** No test here tells what a short return costs. */
  private static final Reachability.Periods SOON_BACK =
      new Reachability.Periods(Duration.ofMillis(500), Duration.ofMillis(20));

  private final MemorySessionStore localSessions;
  private final MemoryUiStateStore localUiStates;
  private final Reachability reachability;
  private final TieredSessionStore sessions;
  private final TieredUiStateStore uiStates;

  TestNode(RedisConnection redis, InstantSource clock) {
    localSessions = new MemorySessionStore(clock, TestNode::id, TIMEOUT);
    localUiStates = new MemoryUiStateStore(clock, TIME_TO_LIVE, BYTES_MAX);
    reachability = new Reachability(new RedissonProbe(redis, TestNode::id), SOON_BACK);
    sessions =
        new TieredSessionStore(
            localSessions,
            new RedissonSharedSessions(redis, TIMEOUT),
            reachability,
            clock,
            TIMEOUT);
    uiStates =
        new TieredUiStateStore(
            localUiStates,
            new RedissonSharedUiStates(redis, clock, TIME_TO_LIVE),
            reachability,
            TestNode::id,
            clock,
            TIME_TO_LIVE);
    reachability.start();
    awaitInReach();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  TieredSessionStore sessions() {
    return sessions;
  }

  TieredUiStateStore uiStates() {
    return uiStates;
  }

  Reachability reachability() {
    return reachability;
  }

  void awaitInReach() {
    assertTrue(reachability.awaitInReach(REACH_MAX), "Redis did not come into reach");
  }

  @Override
  public void close() {
    reachability.close();
  }
}
