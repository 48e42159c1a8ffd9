package dev.haystack.bootstrap;

import dev.haystack.application.health.Dependency;
import dev.haystack.application.tier.Reachability;
import dev.haystack.application.tier.ReachabilityPeriods;
import dev.haystack.application.tier.TieredSessionStore;
import dev.haystack.application.tier.TieredUiStateStore;
import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonProbe;
import dev.haystack.outbound.redisson.RedissonSharedSessions;
import dev.haystack.outbound.redisson.RedissonSharedUiStates;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;

/** What all nodes share, in Redis, under the memory of this one. */
final class SharedStores implements AutoCloseable {

  /** How long the start waits for Redis; without it, it joins later. */
  private static final Duration FIRST_REACH_MAX = Duration.ofSeconds(1);

  private final RedisConnection connection;
  private final Reachability reachability;
  private final ReachHistory history;
  private final TieredSessionStore sessions;
  private final TieredUiStateStore uiStates;

  SharedStores(RedisUrl url, StoreSettings settings, LocalStores local, InstantSource clock) {
    connection = RedisConnection.open(url);
    reachability =
        new Reachability(
            new RedissonProbe(connection, SharedStores::id), ReachabilityPeriods.DEFAULTS);
    history = new ReachHistory(clock);
    reachability.onChange(history);
    sessions =
        new TieredSessionStore(
            local.sessions(),
            new RedissonSharedSessions(connection, settings.sessionTimeout()),
            reachability,
            clock,
            settings.sessionTimeout());
    uiStates =
        new TieredUiStateStore(
            local.uiStates(),
            new RedissonSharedUiStates(connection, settings.uiStateTimeToLive()),
            reachability,
            SharedStores::id,
            clock,
            settings.uiStateTimeToLive());
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

  /**
   * Begins to look for Redis, and gives it a moment.
   *
   * @param degraded hears now and at every change whether memory serves alone
   */
  void start(Consumer<Boolean> degraded) {
    reachability.onChange(
        change -> {
          switch (change) {
            case AWAY -> degraded.accept(true);
            case BACK -> degraded.accept(false);
            case LOST -> {}
          }
        });
    reachability.start();
    if (!reachability.awaitInReach(FIRST_REACH_MAX)) {
      degraded.accept(true);
    }
  }

  /** Redis as health shows it. */
  Dependency health() {
    return history.health(reachability.isInReach(), sessions.aheadCount() + uiStates.aheadCount());
  }

  void sweep() {
    sessions.removeExpired();
    uiStates.removeExpired();
  }

  @Override
  public void close() {
    reachability.close();
    connection.close();
  }
}
