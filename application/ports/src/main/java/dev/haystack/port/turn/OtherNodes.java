package dev.haystack.port.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.Optional;

/** Tells other nodes of what this one cannot do for them; any of it may get lost on the way. */
public interface OtherNodes {

  /** There are none. */
  OtherNodes NONE =
      new OtherNodes() {
        @Override
        public void stopWanted(SessionId session, UserId user, Optional<TurnId> turn) {}

        @Override
        public void consentAnswered(
            SessionId session, UserId user, String actionId, boolean isGranted) {}

        @Override
        public void sessionDeleted(SessionId session, Incarnation incarnation) {}

        @Override
        public void uiStateChanged(SessionId session, UserId user) {}
      };

  /** A user wants a turn to end: the given one, or the one that is running. */
  void stopWanted(SessionId session, UserId user, Optional<TurnId> turn);

  /** A user has answered whether something may be done in their name. */
  void consentAnswered(SessionId session, UserId user, String actionId, boolean isGranted);

  /** A session was deleted. */
  void sessionDeleted(SessionId session, Incarnation incarnation);

  /** The state of that user's page in the session has changed. */
  void uiStateChanged(SessionId session, UserId user);
}
