package dev.haystack.outbound.memory;

import dev.haystack.port.local.LocalStore;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** Everything in this process's memory, which always serves. */
public record MemoryStore(
    MemorySessionStore sessions,
    MemoryUiStateStore uiStates,
    MemoryEventLog log,
    MemoryOutbox violations)
    implements LocalStore {

  /** Empty, with names from there. */
  public static MemoryStore of(
      MemoryStoreLimits limits, InstantSource clock, Supplier<String> ids) {
    return new MemoryStore(
        new MemorySessionStore(clock, ids, limits.sessionTimeout(), limits.sessionsMax()),
        new MemoryUiStateStore(
            clock, limits.uiStateTimeToLive(), limits.uiStateBytesMax(), limits.sessionsMax()),
        new MemoryEventLog(clock, ids, limits.log()),
        new MemoryOutbox(clock, limits.outbox()));
  }

  @Override
  public List<Runnable> sweeps() {
    return List.of(sessions::removeExpired, uiStates::removeExpired, log::removeExpired);
  }
}
