package dev.haystack.bootstrap;

import dev.haystack.application.trail.EndedSessions;
import dev.haystack.cluster.Cluster;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryTokenBudget;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionFate;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.task.PeriodicTask;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.turn.OtherNodes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The stores: memory alone, or memory over what all nodes share; swept now and then. */
record Stores(
    SessionStore sessions,
    UiStateStore uiStates,
    EventLog log,
    ViolationOutbox violations,
    Capacity capacity,
    TokenBudget budget,
    MemoryStore local,
    Optional<Cluster> cluster,
    Optional<WantedStore> wanted,
    String node,
    List<Runnable> sweeps) {

  private static final Duration SWEEP_PERIOD = Duration.ofSeconds(30);

  static Stores of(
      StoreSettings settings,
      MemoryOutboxLimits outbox,
      Optional<SharedStore> store,
      Supplier<UserSettings> users,
      InstantSource clock,
      Consumer<SessionId> reset,
      Tracing tracing,
      AuditTrail trail,
      Closing closing) {
    var ended = new EndedSessions(trail);
    var local = new MemoryStore(settings.memory(outbox), clock, Stores::id, ended::add);
    Optional<Cluster> cluster =
        store.map(
            shared ->
                closing.with(
                    new Cluster(
                        shared, local, settings.lifetimes(), Stores::id, reset, clock, tracing)));
    LongSupplier tokensMax = () -> tokens(users.get());
    var alone = new MemoryTokenBudget(clock, tokensMax);
    TokenBudget budget = cluster.map(node -> node.budget(tokensMax)).orElse(alone);
    return new Stores(
        cluster.<SessionStore>map(Cluster::sessions).orElseGet(local::sessions),
        cluster.map(Cluster::uiStates).orElseGet(local::uiStates),
        cluster.map(Cluster::log).orElseGet(local::log),
        cluster.map(Cluster::violations).orElseGet(local::violations),
        cluster.map(Cluster::capacity).orElseGet(local::capacity),
        budget,
        local,
        cluster,
        settings.shared(),
        store.map(shared -> shared.node().value()).orElseGet(Stores::id),
        Stream.of(
                local.sweeps(),
                cluster.map(Cluster::sweeps).orElse(List.of()),
                List.<Runnable>of(
                    alone::removeExpired, () -> ended.tell(gone -> fate(cluster, gone))))
            .flatMap(List::stream)
            .toList());
  }

  private static SessionFate fate(Optional<Cluster> cluster, Session gone) {
    return cluster.map(node -> node.fate(gone)).orElse(SessionFate.ENDED);
  }

  private static long tokens(UserSettings users) {
    return users.tokensPerDayMax() == 0 ? Long.MAX_VALUE : users.tokensPerDayMax();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /**
   * Begins to look for the shared store, if there is to be one.
   *
   * @param degraded hears whether it is out of reach
   * @throws WrongSettingsException if another kind of server answers than the setting says
   */
  void start(Consumer<Boolean> degraded) {
    cluster
        .flatMap(node -> node.start(degraded))
        .ifPresent(
            what -> {
              throw new WrongSettingsException(
                  List.of(wanted.map(WantedStore::setting).orElse("") + ": " + what));
            });
  }

  void sweepBy(ScheduledExecutorService scheduler, Runnable other) {
    long period = SWEEP_PERIOD.toSeconds();
    var _ =
        scheduler.scheduleWithFixedDelay(
            PeriodicTask.each(
                "sweeping",
                Stream.concat(sweeps.stream(), Stream.of(other)).toList(),
                Runnable::run),
            period,
            period,
            TimeUnit.SECONDS);
  }

  void sweep() {
    sweeps.forEach(Runnable::run);
  }

  /** What tells other nodes, if there may be any. */
  OtherNodes others() {
    return cluster.<OtherNodes>map(node -> node).orElse(OtherNodes.NONE);
  }

  /** Whether somebody watches the session on another node. */
  boolean isWatchedElsewhere(SessionId session) {
    return cluster.map(node -> node.isWatchedElsewhere(session)).orElse(false);
  }

  /** Where sessions are, in words. */
  String place() {
    return wanted
        .map(store -> "sessions in memory and " + store.shown())
        .orElse("sessions in memory");
  }

  /** What of the stores health shows. */
  List<Supplier<Dependency>> health() {
    return cluster.stream().<Supplier<Dependency>>map(node -> node::health).toList();
  }
}
