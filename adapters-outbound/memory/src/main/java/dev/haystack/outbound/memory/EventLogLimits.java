package dev.haystack.outbound.memory;

import java.time.Duration;

/**
 * How much a {@link MemoryEventLog} keeps.
 *
 * @param eventsKept the events kept of what came before the newest turn
 * @param eventsKeptFor how long events are kept in a session in which nothing happens
 * @param forgottenAfter how long a session's number is kept without events and followers, and how
 *     long a turn may be silent before it counts as over
 * @param logsMax the sessions held; over it, those without followers go, silent longest first
 */
public record EventLogLimits(
    int eventsKept, Duration eventsKeptFor, Duration forgottenAfter, int logsMax) {

  /** A thousand events, ten minutes, an hour, a hundred thousand sessions. */
  public static final EventLogLimits DEFAULTS =
      new EventLogLimits(1_000, Duration.ofMinutes(10), Duration.ofHours(1), 100_000);

  public EventLogLimits {
    if (eventsKept < 1 || logsMax < 1 || eventsKeptFor.isNegative()) {
      throw new IllegalArgumentException("the limits of an event log are positive");
    }
    if (forgottenAfter.compareTo(eventsKeptFor) < 0) {
      throw new IllegalArgumentException("events cannot outlive their log");
    }
  }
}
