package dev.haystack.port.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.Map;
import java.util.Optional;

/**
 * This node's turns, and those who follow sessions here, for what other nodes have to do with them.
 * Safe for use by many threads.
 */
public interface ThisNode {

  /** Ends a turn of the user's, if it is here: the given one, or the one that is running. */
  void stop(SessionId session, UserId user, Optional<TurnId> turn);

  /** A user has answered whether something may be done in their name, if a turn here asked. */
  void consentAnswered(SessionId session, UserId user, String actionId, boolean isGranted);

  /** Ends all turns of a session that was deleted, and waits for that, within a bound. */
  void endTurns(SessionId session);

  /** Tells those who follow the session that it was deleted. */
  void tellDeleted(SessionId session);

  /** The turns on other nodes of which followers here have not seen the end. */
  Map<SessionId, TurnId> openElsewhere();

  /** That turn is over, whatever its followers have seen. */
  void over(SessionId session, TurnId turn);
}
