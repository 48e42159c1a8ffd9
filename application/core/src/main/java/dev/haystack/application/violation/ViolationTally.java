package dev.haystack.application.violation;

import java.util.concurrent.atomic.LongAdder;

/** What became of violations since the start; counted and read by any thread. */
public final class ViolationTally {

  private final LongAdder accepted = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder buried = new LongAdder();
  private final LongAdder failedAttempts = new LongAdder();

  void countAccepted() {
    accepted.increment();
  }

  void countDropped() {
    dropped.increment();
  }

  void countDelivered() {
    delivered.increment();
  }

  void countBuried() {
    buried.increment();
  }

  void countFailedAttempt() {
    failedAttempts.increment();
  }

  /** Taken for delivery. */
  public long accepted() {
    return accepted.sum();
  }

  /** Not taken because the outbox was full. */
  public long dropped() {
    return dropped.sum();
  }

  /** Taken by the sink. */
  public long delivered() {
    return delivered.sum();
  }

  /** Given up. */
  public long buried() {
    return buried.sum();
  }

  /** Attempts that will be repeated. */
  public long failedAttempts() {
    return failedAttempts.sum();
  }
}
