package dev.haystack.application.cost;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Places that all users share, of which one has at most a quarter; safe for use by many threads.
 */
public final class Pool {

  private static final int SHARE = 4;

  private final int atOnceMax;
  private final int atOncePerUserMax;
  private final Map<UserId, Integer> byUser = new HashMap<>();
  private int all;

  /** With that many places, of which a user has no more than that many. */
  public Pool(int atOnceMax, int atOncePerUserMax) {
    this.atOnceMax = atOnceMax;
    this.atOncePerUserMax = Math.min(atOncePerUserMax, Math.max(1, atOnceMax / SHARE));
  }

  /** Takes a place, or says why there is none. */
  synchronized Optional<NotNow> enter(UserId user) {
    if (all >= atOnceMax) {
      return Optional.of(new NotNow(ErrorCode.OVERLOADED, Duration.ZERO));
    }
    if (byUser.getOrDefault(user, 0) >= atOncePerUserMax) {
      return Optional.of(new NotNow(ErrorCode.RATE_LIMITED, Duration.ZERO));
    }
    all++;
    byUser.merge(user, 1, Integer::sum);
    return Optional.empty();
  }

  /** How many users have places. */
  synchronized int users() {
    return byUser.size();
  }

  /** Gives a place back. */
  synchronized void leave(UserId user) {
    all--;
    byUser.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
  }
}
