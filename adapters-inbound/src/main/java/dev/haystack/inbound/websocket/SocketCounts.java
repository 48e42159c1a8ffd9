package dev.haystack.inbound.websocket;

import dev.haystack.domain.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many sockets are open, and how many of each user's. Safe for use by many threads. */
final class SocketCounts {

  private final int perUserMax;
  private final int allMax;
  private final Map<UserId, Integer> byUser = new HashMap<>();
  private int all;

  SocketCounts(int perUserMax, int allMax) {
    this.perUserMax = perUserMax;
    this.allMax = allMax;
  }

  /** Counts a socket of nobody's; false if there are too many. */
  synchronized boolean enter() {
    if (all >= allMax) {
      return false;
    }
    all++;
    return true;
  }

  /** Counts a socket as the user's, no longer as the other's; false if the user has too many. */
  synchronized boolean assign(@Nullable UserId before, UserId user) {
    if (byUser.getOrDefault(user, 0) >= perUserMax) {
      return false;
    }
    release(before);
    byUser.merge(user, 1, Integer::sum);
    return true;
  }

  synchronized void leave(@Nullable UserId user) {
    all--;
    release(user);
  }

  synchronized int users() {
    return byUser.size();
  }

  synchronized int all() {
    return all;
  }

  private void release(@Nullable UserId user) {
    if (user != null) {
      byUser.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
    }
  }
}
