package dev.haystack.bootstrap;

import dev.haystack.outbound.memory.EventLogLimits;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.outbound.memory.MemoryOutbox;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The stores in memory, swept now and then. */
record Stores(
    MemorySessionStore sessions,
    MemoryUiStateStore uiStates,
    MemoryEventLog log,
    MemoryOutbox violations) {

  private static final Duration SWEEP_PERIOD = Duration.ofSeconds(30);

  static Stores of(StoreSettings settings, InstantSource clock) {
    var log = EventLogLimits.DEFAULTS;
    return new Stores(
        new MemorySessionStore(
            clock,
            () -> UUID.randomUUID().toString(),
            settings.sessionTimeout(),
            settings.sessionsMax()),
        new MemoryUiStateStore(
            clock,
            settings.uiStateTimeToLive(),
            settings.uiStateBytesMax(),
            settings.sessionsMax()),
        new MemoryEventLog(
            clock,
            () -> UUID.randomUUID().toString(),
            new EventLogLimits(
                log.eventsKept(),
                log.eventsKeptFor(),
                log.forgottenAfter(),
                settings.sessionsMax())),
        new MemoryOutbox(clock, MemoryOutboxLimits.DEFAULT));
  }

  void sweepBy(ScheduledExecutorService scheduler) {
    long period = SWEEP_PERIOD.toSeconds();
    var _ = scheduler.scheduleWithFixedDelay(this::sweep, period, period, TimeUnit.SECONDS);
  }

  void sweep() {
    sessions.removeExpired();
    uiStates.removeExpired();
    log.removeExpired();
  }
}
