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
import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.cluster.reach.Ticker;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.redisson.RedissonBus;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.local.LocalStore;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.Signal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What all nodes share, under the memory of this one. */
final class SharedStores implements AutoCloseable {

  /** How long the start waits for Redis; without it, it joins later. */
  private static final Duration FIRST_REACH_MAX = Duration.ofSeconds(1);

  /** How soon it is tried again to hear other nodes. */
  private static final Duration JOINING_PERIOD = Duration.ofSeconds(1);

  private final SharedStore store;
  private final String setting;
  private final Reachability reachability;
  private final ReachHistory history;
  private final TieredSessionStore sessions;
  private final TieredUiStateStore uiStates;
  private final Ticker joining;
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
      SharedStore store,
      StoreSettings settings,
      LocalStore local,
      Consumer<SessionId> reset,
      Overlays overlays,
      InstantSource clock) {
    this.store = store;
    setting = settings.shared().map(WantedStore::setting).orElse("");
    reachability = new Reachability(store.probe(), ReachabilityPeriods.DEFAULTS);
    history = new ReachHistory(clock);
    reachability.onChange(history);
    sessions =
        new TieredSessionStore(
            local.sessions(), store.sessions(), reachability, clock, settings.sessionTimeout());
    uiStates =
        new TieredUiStateStore(
            local.uiStates(),
            store.uiStates(),
            reachability,
            SharedStores::id,
            clock,
            settings.uiStateTimeToLive());
    joining = new Ticker("bus-joining", JOINING_PERIOD, this::join);
    signals = new Signals(store.bus(), reachability);
    log =
        new TieredEventLog(
            local.log(),
            store.log(),
            reachability,
            signals,
            sessions::bringUp,
            SharedStores::id,
            reset);
    violations = new TieredOutbox(local.violations(), store.violations(), reachability, clock);
    turns = new SharedTurns(store, reachability, signals, overlays, clock);
  }

  /** What lets go here of what other nodes delete. */
  ForgetSession forgetting(ActiveTurns active, SessionFollowers followers) {
    return new ForgetSession(sessions, uiStates, log, active, followers);
  }

  private void join() {
    if (reachability.isInReach()) {
      hear();
    }
  }

  private void hear() {
    if (store.bus() instanceof RedissonBus bus) {
      bus.join();
    }
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
    reachability.onChange(
        change -> {
          if (change == StoreChange.BACK) {
            hear();
          }
        });
    reachability.onReach(isInReach -> degraded.accept(!isInReach));
    joining.start();
    reachability.start();
    turns.start();
    if (!reachability.awaitInReach(FIRST_REACH_MAX)) {
      store
          .mistake(FIRST_REACH_MAX)
          .ifPresent(
              what -> {
                throw new WrongSettingsException(List.of(setting + ": " + what));
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
    joining.close();
    turns.close();
    log.close();
    reachability.close();
    store.close();
  }
}
