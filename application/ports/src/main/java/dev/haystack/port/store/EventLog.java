package dev.haystack.port.store;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
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
 *
 * <p>A log has an owner, as its session has. A session may be deleted and its id bound by somebody
 * else before everybody has heard of it: so nothing is added to a log for anybody but its owner,
 * and nothing of it is replayed to anybody else.
 */
public interface EventLog {

  /** The log's epoch and newest number; zero where nothing has happened yet. */
  LogPosition position(SessionId id);

  /**
   * Makes the log that of the user whose session was just seen to be; what it holds of another
   * session under that id is gone then, and its followers may have to come again.
   */
  void claim(SessionId id, UserId owner);

  /**
   * Lets go of what the log holds of others, because there was just seen to be no session; unless
   * one of their turns runs, which then keeps what it has.
   */
  void vacate(SessionId id, UserId except);

  /**
   * Adds an event of an owner's turn, to a log that is the owner's or nobody's and empty; nothing
   * if it is another's.
   */
  Optional<LoggedEvent> append(SessionId id, UserId owner, TurnId turn, TurnEvent event);

  /** Follows the session from its next event on, until the subscription is closed. */
  Subscription follow(SessionId id, Consumer<LoggedEvent> follower);

  /**
   * Hands the consumer every event after that number, or nothing at all if the epoch is another,
   * the log no longer holds them or holds what is not the reader's; no event is added meanwhile, so
   * a follower that queues them misses none and gets none twice.
   */
  void replay(
      SessionId id,
      UserId reader,
      LogPosition after,
      Consumer<Optional<List<LoggedEvent>>> consumer);

  /** Forgets the session's events and whose they were; its followers stay. */
  void delete(SessionId id);

  /** Following a session, until it is closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
