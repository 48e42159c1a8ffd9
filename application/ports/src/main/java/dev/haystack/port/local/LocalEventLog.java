package dev.haystack.port.local;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.store.EventLog;
import java.util.List;
import java.util.Optional;

/** An event log of one process that can be brought in line with what happens in others. */
public interface LocalEventLog extends EventLog {

  /** What is held of the session's log. */
  LogHolding holding(SessionId id);

  /** Whose the log is, as far as anybody has said. */
  Optional<UserId> owner(SessionId id);

  /**
   * Makes the log that user's, with what it holds if that is nobody's and of the trusted epoch;
   * false if it held what may be another's, which is gone then.
   *
   * @param trusted an epoch that is known to be of the user's session, or empty
   */
  boolean claim(SessionId id, UserId owner, String trusted);

  @Override
  default void claim(SessionId id, UserId owner) {
    boolean _ = claim(id, owner, "");
  }

  /** Whether the log holds what is not that user's, and no turn runs in it. */
  boolean isLeftByOthers(SessionId id, UserId user);

  @Override
  default void vacate(SessionId id, UserId except) {
    if (isLeftByOthers(id, except)) {
      delete(id);
    }
  }

  /** What is held behind that place; nothing if it is no place of this log or that is gone. */
  List<LogEntry> entries(SessionId id, LogPosition after);

  /** The events that are held of a turn, in order. */
  List<LoggedEvent> eventsOf(SessionId id, TurnId turn);

  /** The newest event that is held. */
  Optional<LoggedEvent> newest(SessionId id);

  /** Gives the log that epoch, if nothing has happened in it yet. */
  void begin(SessionId id, String epoch);

  /**
   * Puts in events of elsewhere, which are in order and without a gap, if the log has that epoch:
   * those that come next are handed to the followers, those that come directly before the first one
   * held are put there silently, known ones are passed over.
   *
   * @return where the log is then
   */
  LogPosition mirror(SessionId id, String epoch, List<LoggedEvent> events);

  /**
   * Gives the log up for another one, of which these are the newest events, up to that place; the
   * followers stay and are told nothing.
   *
   * @param owner whose that one is known to be
   */
  void restart(SessionId id, LogPosition at, List<LoggedEvent> events, Optional<UserId> owner);

  /** Goes on counting under another epoch. */
  void rename(SessionId id, String epoch);
}
