package dev.haystack.application.session;

import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;

/**
 * Lets go of everything that this node has of a session that another node has deleted, unless a
 * session that was begun anew under its id is held here.
 */
public final class ForgetSession {

  private final TieredSessionStore sessions;
  private final TieredUiStateStore uiStates;
  private final TieredEventLog log;
  private final ActiveTurns turns;
  private final SessionFollowers followers;

  public ForgetSession(
      TieredSessionStore sessions,
      TieredUiStateStore uiStates,
      TieredEventLog log,
      ActiveTurns turns,
      SessionFollowers followers) {
    this.sessions = sessions;
    this.uiStates = uiStates;
    this.log = log;
    this.turns = turns;
    this.followers = followers;
  }

  /** Does that, once the session's turns on this node have ended. */
  public void forget(SessionId id, Incarnation deleted) {
    if (sessions.holdsAnother(id, deleted)) {
      sessions.deletedElsewhere(id, deleted);
      return;
    }
    // what a turn logs once its log is forgotten would make another one, of no session
    turns.endAll(id, DeleteSession.TURN_END_MAX);
    uiStates.deletedElsewhere(id);
    sessions.deletedElsewhere(id, deleted);
    log.forget(id);
    followers.of(id).forEach(SessionFollower::onDeleted);
  }
}
