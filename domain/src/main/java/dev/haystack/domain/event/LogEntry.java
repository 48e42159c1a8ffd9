package dev.haystack.domain.event;

import dev.haystack.domain.session.TurnId;
import java.util.List;

/** A piece of a session's log as it is kept: one event, or texts that follow each other. */
public sealed interface LogEntry permits LoggedEvent, LoggedTexts {

  /** The number of its first event. */
  long first();

  /** The number of its last event. */
  long last();

  /** The turn of all of them. */
  TurnId turn();

  /** Its events, in order. */
  List<LoggedEvent> events();

  /** The part of it from that number on, which is one of its own. */
  LogEntry from(long sequence);

  /** How many events it has. */
  default int count() {
    return Math.toIntExact(last() - first() + 1);
  }
}
