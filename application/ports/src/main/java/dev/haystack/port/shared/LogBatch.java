package dev.haystack.port.shared;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import java.util.List;

/** Events to be added to a session's shared log behind a place, by right of a fence. */
public record LogBatch(SessionId session, LogPosition after, long fence, List<LogEntry> entries) {

  public LogBatch {
    if (entries.isEmpty() || entries.getFirst().first() != after.lastSequence() + 1) {
      throw new IllegalArgumentException("a batch begins behind its place");
    }
    entries = List.copyOf(entries);
  }

  /** Where the log is when they are added. */
  public LogPosition end() {
    return new LogPosition(after.epoch(), entries.getLast().last());
  }
}
