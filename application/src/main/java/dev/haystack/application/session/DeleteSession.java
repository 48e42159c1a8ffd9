package dev.haystack.application.session;

import dev.haystack.application.port.EventLog;
import dev.haystack.application.port.SessionStore;
import dev.haystack.application.port.UiStateStore;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;

/** Removes a session and everything of it. */
public final class DeleteSession {

  private static final Duration TURN_END_MAX = Duration.ofSeconds(5);

  private final SessionStore sessions;
  private final UiStateStore uiStates;
  private final EventLog log;
  private final ActiveTurns turns;
  private final SessionFollowers followers;

  public DeleteSession(
      SessionStore sessions,
      UiStateStore uiStates,
      EventLog log,
      ActiveTurns turns,
      SessionFollowers followers) {
    this.sessions = sessions;
    this.uiStates = uiStates;
    this.log = log;
    this.turns = turns;
    this.followers = followers;
  }

  /** Ends the session's turns and deletes it; false if it is unknown or another's. */
  public boolean delete(SessionId id, UserId user) {
    if (sessions.find(id).filter(session -> session.isOwnedBy(user)).isEmpty()) {
      return false;
    }
    turns.endAll(id, TURN_END_MAX);
    sessions.delete(id);
    uiStates.delete(id);
    log.delete(id);
    followers.of(id).forEach(SessionFollower::onDeleted);
    return true;
  }
}
