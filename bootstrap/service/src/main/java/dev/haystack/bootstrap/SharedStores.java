package dev.haystack.bootstrap;

import dev.haystack.application.session.ForgetSession;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.cluster.outbox.TieredOutbox;
import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.reach.ReachHistory;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.ReachabilityPeriods;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.RedisConnection;
import dev.haystack.outbound.redisson.RedisUrl;
import dev.haystack.outbound.redisson.RedissonBus;
import dev.haystack.outbound.redisson.RedissonEventLog;
import dev.haystack.outbound.redisson.RedissonOutbox;
import dev.haystack.outbound.redisson.RedissonProbe;
import dev.haystack.outbound.redisson.RedissonSharedSessions;
import dev.haystack.outbound.redisson.RedissonSharedUiStates;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.local.LocalStore;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
  private final Signals signals;
  private final TieredEventLog log;
  private final SharedTurns turns;
  private final TieredOutbox violations;

  /**
   * Over the memory of this node.
   *
   * @param reset tells a session's followers that they cannot go on from where they are
   */
  SharedStores(
      RedisUrl url,
      StoreSettings settings,
      int violationsMax,
      LocalStore local,
      Consumer<SessionId> reset,
      Overlays overlays,
      InstantSource clock) {
    connection = RedisConnection.open(url);
    var probe = new RedissonProbe(connection, SharedStores::id);
    reachability = new Reachability(probe, ReachabilityPeriods.DEFAULTS);
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
            new RedissonSharedUiStates(connection, clock, settings.uiStateTimeToLive()),
            reachability,
            SharedStores::id,
            clock,
            settings.uiStateTimeToLive());
    var node = new NodeId(id());
    signals = new Signals(new RedissonBus(connection, node), reachability);
    log =
        new TieredEventLog(
            local.log(),
            new RedissonEventLog(connection, node, settings.sessionTimeout()),
            reachability,
            signals,
            sessions::bringUp,
            SharedStores::id,
            reset);
    violations =
        new TieredOutbox(
            local.violations(),
            new RedissonOutbox(connection, clock, violationsMax),
            reachability,
            clock);
    turns = new SharedTurns(node, connection, probe, reachability, signals, overlays, clock);
  }

  /** What lets go here of what other nodes delete. */
  ForgetSession forgetting(ActiveTurns active, SessionFollowers followers) {
    return new ForgetSession(sessions, uiStates, log, active, followers);
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

  TieredOutbox violations() {
    return violations;
  }

  TieredEventLog log() {
    return log;
  }

  SharedTurns turns() {
    return turns;
  }

  /** Tells all other nodes. */
  void tellOthers(Signal signal) {
    signals.broadcast(signal);
  }

  /**
   * Begins to look for Redis, and gives it a moment.
   *
   * @throws WrongSettingsException if another kind of server answers than the setting says
   * @param degraded hears now and at every change whether memory serves alone
   */
  void start(Consumer<Boolean> degraded) {
    reachability.onReach(isInReach -> degraded.accept(!isInReach));
    reachability.start();
    turns.start();
    if (!reachability.awaitInReach(FIRST_REACH_MAX)) {
      connection
          .mistake(FIRST_REACH_MAX)
          .ifPresent(
              what -> {
                throw new WrongSettingsException(List.of("REDIS_URL: " + what));
              });
    }
  }

  /** Redis as health shows it. */
  Dependency health() {
    return history.health(
        reachability.isInReach(),
        reachability.awayReason(),
        sessions.aheadCount() + uiStates.aheadCount());
  }

  /** What gives back the memory of what has expired. */
  List<Runnable> sweeps() {
    return List.of(sessions::removeExpired, uiStates::removeExpired, log::removeExpired);
  }

  @Override
  public void close() {
    turns.close();
    log.close();
    reachability.close();
    connection.close();
  }
}
