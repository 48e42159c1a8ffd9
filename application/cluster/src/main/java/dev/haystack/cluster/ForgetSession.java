package dev.haystack.cluster;

import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.turn.ThisNode;

/**
 * Lets go of everything that this node has of a session that another node has deleted, unless a
 * session that was begun anew under its id is held here.
 */
record ForgetSession(
    TieredSessionStore sessions, TieredUiStateStore uiStates, TieredEventLog log, ThisNode node) {

  /** Does that, once the session's turns on this node have ended. */
  void forget(SessionId id, Incarnation deleted) {
    if (sessions.holdsAnother(id, deleted)) {
      sessions.deletedElsewhere(id, deleted);
      return;
    }
    // what a turn logs once its log is forgotten would make another one, of no session
    node.endTurns(id);
    uiStates.deletedElsewhere(id);
    sessions.deletedElsewhere(id, deleted);
    log.forget(id);
    node.tellDeleted(id);
  }
}
