package dev.haystack.application.session;

import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.turn.OtherNodes;
import java.time.Duration;
import java.util.Optional;

/** Removes a session and everything of it. */
public final class DeleteSession {

  static final Duration TURN_END_MAX = Duration.ofSeconds(5);

  private final SessionStore sessions;
  private final UiStateStore uiStates;
  private final EventLog log;
  private final ActiveTurns turns;
  private final SessionFollowers followers;
  private final OtherNodes others;

  /** With what tells the other nodes. */
  public DeleteSession(
      SessionStore sessions,
      UiStateStore uiStates,
      EventLog log,
      ActiveTurns turns,
      SessionFollowers followers,
      OtherNodes others) {
    this.others = others;
    this.sessions = sessions;
    this.uiStates = uiStates;
    this.log = log;
    this.turns = turns;
    this.followers = followers;
  }

  /** Ends the session's turns and deletes it; false if it is unknown or another's. */
  public boolean delete(SessionId id, UserId user) {
    Optional<Session> session = sessions.find(id).filter(found -> found.isOwnedBy(user));
    if (session.isEmpty()) {
      return false;
    }
    turns.endAll(id, TURN_END_MAX);
    // the session last: once it is gone, whoever begins one under its id has a page and a log there
    uiStates.delete(id);
    log.delete(id);
    sessions.delete(id);
    others.sessionDeleted(id, session.get().incarnation());
    followers.of(id).forEach(SessionFollower::onDeleted);
    return true;
  }
}
