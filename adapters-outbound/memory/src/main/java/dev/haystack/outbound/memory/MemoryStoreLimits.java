package dev.haystack.outbound.memory;

import java.time.Duration;

/** How much is kept in memory, and for how long. */
public record MemoryStoreLimits(
    Duration sessionTimeout,
    int sessionsMax,
    Duration uiStateTimeToLive,
    int uiStateBytesMax,
    MemoryBounds bounds,
    MemoryOutboxLimits outbox) {

  EventLogLimits log() {
    var standard = EventLogLimits.DEFAULTS;
    return new EventLogLimits(
        standard.eventsKept(), standard.eventsKeptFor(), standard.forgottenAfter(), sessionsMax);
  }
}
