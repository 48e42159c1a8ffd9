package dev.haystack.application.document;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts the documents that are being written; safe for use by many threads. */
final class Places {

  private final DocumentLimits limits;
  private final Map<UserId, Integer> byUser = new HashMap<>();
  private int all;

  Places(DocumentLimits limits) {
    this.limits = limits;
  }

  /** Takes a place, or says why there is none. */
  synchronized Optional<ErrorCode> enter(UserId user) {
    if (all >= limits.atOnceMax()) {
      return Optional.of(ErrorCode.OVERLOADED);
    }
    if (byUser.getOrDefault(user, 0) >= limits.atOncePerUserMax()) {
      return Optional.of(ErrorCode.RATE_LIMITED);
    }
    all++;
    byUser.merge(user, 1, Integer::sum);
    return Optional.empty();
  }

  /** Gives a place back. */
  synchronized void leave(UserId user) {
    all--;
    byUser.computeIfPresent(user, (_, count) -> count == 1 ? null : count - 1);
  }
}
