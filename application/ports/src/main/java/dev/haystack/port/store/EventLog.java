package dev.haystack.port.store;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The event log of every session: events in the order in which they happened, numbered from 1
 * without a gap, and handed to all who follow the session.
 *
 * <p>The log keeps the whole running turn and, of what came before, at least the last 1,000 events
 * or 10 minutes, whichever is less. {@link #append} hands the event to every follower, in order,
 * before it returns; a follower must not block and must not call the log. Appending never waits for
 * anything outside this process; positions, following and replays may, within the shared store's
 * bound, to take in what happened elsewhere. Safe for use by many threads.
 */
public interface EventLog {

  /** The log's epoch and newest number; zero where nothing has happened yet. */
  LogPosition position(SessionId id);

  /** Adds an event of a turn. */
  LoggedEvent append(SessionId id, TurnId turn, TurnEvent event);

  /** Follows the session from its next event on, until the subscription is closed. */
  Subscription follow(SessionId id, Consumer<LoggedEvent> follower);

  /**
   * Hands the consumer every event after that number, or nothing at all if the epoch is another or
   * the log no longer holds them; no event is added meanwhile, so a follower that queues them
   * misses none and gets none twice.
   */
  void replay(SessionId id, LogPosition after, Consumer<Optional<List<LoggedEvent>>> consumer);

  /** Forgets the session's events; its followers stay. */
  void delete(SessionId id);

  /** Following a session, until it is closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
