package dev.haystack.application.port;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.SessionId;
import java.util.List;

/** Events to be added to a session's shared log behind a place, by right of a fence. */
public record LogBatch(SessionId session, LogPosition after, long fence, List<LoggedEvent> events) {

  public LogBatch {
    if (events.isEmpty() || events.getFirst().sequence() != after.lastSequence() + 1) {
      throw new IllegalArgumentException("a batch begins behind its place");
    }
    events = List.copyOf(events);
  }

  /** Where the log is when they are added. */
  public LogPosition end() {
    return new LogPosition(after.epoch(), events.getLast().sequence());
  }
}
