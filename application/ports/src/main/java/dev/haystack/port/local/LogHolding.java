package dev.haystack.port.local;

import dev.haystack.domain.event.LogPosition;

/**
 * What a process holds of a session's log: the events from the first number to the last, none if
 * the first is behind the last.
 */
public record LogHolding(String epoch, long first, long last) {

  /** Whether nothing ever happened in that log, as far as this process knows. */
  public boolean isUntouched() {
    return last == 0;
  }

  /** The newest place. */
  public LogPosition position() {
    return new LogPosition(epoch, last);
  }

  /** Whether all events behind that place are held, and it is a place of this log. */
  public boolean reaches(LogPosition after) {
    return after.epoch().equals(epoch)
        && after.lastSequence() <= last
        && after.lastSequence() >= first - 1;
  }
}
