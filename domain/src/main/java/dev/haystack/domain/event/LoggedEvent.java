package dev.haystack.domain.event;

import dev.haystack.domain.session.TurnId;
import java.util.List;

/** An event of a session's log, with its place there. */
public record LoggedEvent(long sequence, TurnId turn, TurnEvent event) implements LogEntry {

  @Override
  public long first() {
    return sequence;
  }

  @Override
  public long last() {
    return sequence;
  }

  @Override
  public List<LoggedEvent> events() {
    return List.of(this);
  }

  @Override
  public LoggedEvent from(long first) {
    return this;
  }
}
