package dev.haystack.port.shared;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import java.util.Optional;

/**
 * The sessions that all nodes share.
 *
 * <p>Every call is one atomic step unless it says otherwise, blocks no longer than the store's own
 * bound, and throws {@link StoreUnavailableException} if it was not done for certain; it may then
 * have been done, or be done later. Repeating a call changes nothing, and one that is done late
 * takes nothing back. A record that cannot be understood is passed over and logged. Safe for use by
 * many threads.
 */
public interface SharedSessions {

  /**
   * Adds what the offer holds and is not there yet, in order, and tells how the session is then,
   * with its messages from that place on; nothing if there is no session. Messages are known by
   * their ids and, if a client named them, by that name. If what is before the place is gone or
   * other than it was, nothing is added, and it is answered as if no messages were stored.
   */
  Optional<SharedSession> exchange(SessionId id, SessionOffer offer, ReadPlace from);

  /** Sets the context, if it still has the expected version; whether that was done. */
  boolean setContext(SessionId id, Incarnation incarnation, ContextChange change);

  /**
   * Marks the incarnation as deleted, for as long as any node may have a copy, and then removes the
   * session, with its page's state and its log, unless it is another incarnation by now: two steps,
   * of which the first alone keeps the session from coming back.
   */
  void delete(SessionId id, Incarnation incarnation);

  /** Whether the incarnation was deleted. */
  boolean isDeleted(Incarnation incarnation);

  /** A context in place of the one with the expected version. */
  record ContextChange(long expectedVersion, long version, JsonObject context) {}
}
