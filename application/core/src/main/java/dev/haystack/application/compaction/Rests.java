package dev.haystack.application.compaction;

import dev.haystack.domain.session.SessionId;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sessions are left alone for some turns, since a summary of theirs has failed: a try may
 * cost as much as many turns. Safe for use by many threads.
 */
final class Rests {

  private static final int SESSIONS_MAX = 10_000;

  private final Map<SessionId, Integer> left = new HashMap<>();
  private final int turns;

  /** For so many turns each. */
  Rests(int turns) {
    this.turns = turns;
  }

  /** Whether this turn of the session's is one of them. */
  synchronized boolean isOne(SessionId session) {
    Integer more = left.get(session);
    if (more == null) {
      return false;
    }
    if (more == 1) {
      left.remove(session);
    } else {
      left.put(session, more - 1);
    }
    return true;
  }

  synchronized void begin(SessionId session) {
    if (left.size() >= SESSIONS_MAX) {
      // those of sessions that nobody came back to
      left.clear();
    }
    left.put(session, turns);
  }
}
