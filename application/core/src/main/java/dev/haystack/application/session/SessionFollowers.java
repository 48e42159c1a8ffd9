package dev.haystack.application.session;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who follows which session in this process. Safe for use by many threads. */
public final class SessionFollowers {

  private final Map<SessionId, Set<SessionFollower>> followers = new HashMap<>();
  private final Map<SessionId, TurnId> openTurns = new HashMap<>();

  synchronized void add(SessionId session, SessionFollower follower) {
    followers.computeIfAbsent(session, _ -> new HashSet<>(2)).add(follower);
  }

  synchronized void remove(SessionId session, SessionFollower follower) {
    followers.computeIfPresent(
        session,
        (_, all) -> {
          all.remove(follower);
          return all.isEmpty() ? null : all;
        });
    if (!followers.containsKey(session)) {
      openTurns.remove(session);
    }
  }

  /** A turn runs in a session that somebody follows here. */
  synchronized void turnOpen(SessionId session, TurnId turn) {
    if (followers.containsKey(session)) {
      openTurns.put(session, turn);
    }
  }

  synchronized void turnOver(SessionId session, TurnId turn) {
    openTurns.remove(session, turn);
  }

  /** The turns of which followers here have not seen the end. */
  synchronized Map<SessionId, TurnId> openTurns() {
    return Map.copyOf(openTurns);
  }

  /** Tells those who follow the session that they cannot go on from where they are. */
  public void reset(SessionId session) {
    of(session).forEach(SessionFollower::onReset);
  }

  synchronized List<SessionFollower> of(SessionId session) {
    return List.copyOf(followers.getOrDefault(session, Set.of()));
  }
}
