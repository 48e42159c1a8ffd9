package dev.haystack.application.session;

import dev.haystack.domain.session.SessionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who follows which session in this process. Safe for use by many threads. */
public final class SessionFollowers {

  private final Map<SessionId, Set<SessionFollower>> followers = new HashMap<>();

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
  }

  /** Tells those who follow the session that they cannot go on from where they are. */
  public void reset(SessionId session) {
    of(session).forEach(SessionFollower::onReset);
  }

  synchronized List<SessionFollower> of(SessionId session) {
    return List.copyOf(followers.getOrDefault(session, Set.of()));
  }
}
