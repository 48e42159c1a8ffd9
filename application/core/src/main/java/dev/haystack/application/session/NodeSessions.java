package dev.haystack.application.session;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.consent.Consents;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.turn.ThisNode;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The turns and the followers of this node, for what other nodes have to do with them. */
public record NodeSessions(ActiveTurns turns, SessionFollowers followers, Consents consents)
    implements ThisNode {

  /** Of turns that ask nobody. */
  public NodeSessions(ActiveTurns turns, SessionFollowers followers) {
    this(turns, followers, new Consents(ConsentMode.MODEL, InstantSource.system()));
  }

  @Override
  public void stop(SessionId session, UserId user, Optional<TurnId> turn) {
    boolean _ = turns.stop(session, user, turn);
  }

  @Override
  public void consentAnswered(SessionId session, UserId user, String actionId, boolean isGranted) {
    boolean _ = consents.answer(session, user, actionId, isGranted);
  }

  @Override
  public void endTurns(SessionId session) {
    turns.endAll(session, DeleteSession.TURN_END_MAX);
  }

  @Override
  public void tellDeleted(SessionId session) {
    followers.of(session).forEach(SessionFollower::onDeleted);
  }

  @Override
  public Map<SessionId, TurnId> openElsewhere() {
    Map<SessionId, TurnId> open = new HashMap<>(followers.openTurns());
    open.entrySet().removeIf(turn -> turns.knows(turn.getKey(), turn.getValue()));
    return open;
  }

  @Override
  public void over(SessionId session, TurnId turn) {
    followers.turnOver(session, turn);
  }
}
