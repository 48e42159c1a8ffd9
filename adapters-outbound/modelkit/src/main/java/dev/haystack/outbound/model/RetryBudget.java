package dev.haystack.outbound.model;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the retries of all inferences together: a tenth of their number and a small reserve, so
 * that a server in trouble is not asked three times as often. Safe for many threads.
 */
final class RetryBudget {

  private static final int RETRY_COST = 10;
  private static final int CALL_GAIN = 1;

  private final int max;
  private final AtomicInteger tokens;

  RetryBudget(int reserve) {
    this.max = reserve * RETRY_COST;
    this.tokens = new AtomicInteger(max);
  }

  /** An inference begins. */
  void call() {
    tokens.updateAndGet(left -> Math.min(max, left + CALL_GAIN));
  }

  /** Takes one retry from the budget, if there is one left. */
  boolean takeRetry() {
    int before = tokens.getAndUpdate(left -> left >= RETRY_COST ? left - RETRY_COST : left);
    return before >= RETRY_COST;
  }
}
