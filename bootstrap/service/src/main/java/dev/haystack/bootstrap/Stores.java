package dev.haystack.bootstrap;

import dev.haystack.domain.session.SessionId;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.outbox.Outbox;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.task.PeriodicTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The stores: memory alone, or memory over what all nodes share; swept now and then.
 *
 * @param place where sessions are, in words
 */
record Stores(
    SessionStore sessions,
    UiStateStore uiStates,
    EventLog log,
    Outbox violations,
    MemoryStore local,
    Optional<SharedStores> shared,
    String place) {

  private static final Duration SWEEP_PERIOD = Duration.ofSeconds(30);

  static Stores of(
      StoreSettings settings,
      MemoryOutboxLimits outbox,
      Optional<SharedStore> store,
      InstantSource clock,
      Consumer<SessionId> reset,
      Overlays overlays,
      Closing closing) {
    var local = MemoryStore.of(settings.memory(outbox), clock, () -> UUID.randomUUID().toString());
    Optional<SharedStores> shared =
        store.map(
            all -> closing.with(new SharedStores(all, settings, local, reset, overlays, clock)));
    return new Stores(
        overlays
            .sessions()
            .apply(shared.<SessionStore>map(SharedStores::sessions).orElseGet(local::sessions)),
        overlays
            .uiStates()
            .apply(shared.<UiStateStore>map(SharedStores::uiStates).orElseGet(local::uiStates)),
        shared.<EventLog>map(SharedStores::log).orElseGet(local::log),
        shared.<Outbox>map(SharedStores::violations).orElseGet(local::violations),
        local,
        shared,
        settings
            .shared()
            .map(wanted -> "sessions in memory and " + wanted.shown())
            .orElse("sessions in memory"));
  }

  /**
   * Begins to look for the shared store, if there is to be one.
   *
   * @param degraded hears whether it is out of reach
   */
  void start(Consumer<Boolean> degraded) {
    shared.ifPresent(stores -> stores.start(degraded));
  }

  void sweepBy(ScheduledExecutorService scheduler) {
    long period = SWEEP_PERIOD.toSeconds();
    var _ =
        scheduler.scheduleWithFixedDelay(
            PeriodicTask.each("sweeping", sweeps(), Runnable::run),
            period,
            period,
            TimeUnit.SECONDS);
  }

  void sweep() {
    sweeps().forEach(Runnable::run);
  }

  private List<Runnable> sweeps() {
    return Stream.concat(
            local.sweeps().stream(),
            shared.map(SharedStores::sweeps).stream().flatMap(List::stream))
        .toList();
  }

  /** Tells other nodes, if there may be any. */
  void tellOthers(Signal signal) {
    shared.ifPresent(stores -> stores.tellOthers(signal));
  }

  /** Whether somebody watches the session on another node. */
  boolean isWatchedElsewhere(SessionId session) {
    return shared.map(stores -> stores.log().isWatchedElsewhere(session)).orElse(false);
  }

  /** What of the stores health shows. */
  List<Supplier<Dependency>> health() {
    return shared.stream().<Supplier<Dependency>>map(stores -> stores::health).toList();
  }
}
