package dev.haystack.bootstrap;

import dev.haystack.outbound.memory.EventLogLimits;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.outbound.memory.MemoryOutbox;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemorySessionStore;
import dev.haystack.outbound.memory.MemoryUiStateStore;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The stores in this process's memory, which always serve. */
record LocalStores(
    MemorySessionStore sessions,
    MemoryUiStateStore uiStates,
    MemoryEventLog log,
    MemoryOutbox violations) {

  static LocalStores of(StoreSettings settings, MemoryOutboxLimits outbox, InstantSource clock) {
    var log = EventLogLimits.DEFAULTS;
    return new LocalStores(
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
        new MemoryOutbox(clock, outbox));
  }

  /** What gives back the memory of what has expired. */
  List<Runnable> sweeps() {
    return List.of(sessions::removeExpired, uiStates::removeExpired, log::removeExpired);
  }
}
