package dev.haystack.load;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Says when the next turn may begin, for all users of a phase together. */
final class Schedule {

  private final long startNanos = System.nanoTime();
  private final long endNanos;
  private final double turnsPerSecond;
  private final AtomicLong tickets = new AtomicLong();
  private final AtomicBoolean cancelled = new AtomicBoolean();

  Schedule(LoadPlan plan) {
    endNanos = startNanos + plan.duration().toNanos();
    turnsPerSecond = plan.turnsPerSecond();
  }

  /** Waits for a turn's time; gives the nanoseconds it comes late, or -1 when the phase is over. */
  long awaitTurn() {
    if (turnsPerSecond == 0) {
      return over() ? -1 : 0;
    }
    long dueNanos = startNanos + (long) (tickets.getAndIncrement() / turnsPerSecond * 1e9);
    while (!over() && dueNanos < endNanos) {
      long left = dueNanos - System.nanoTime();
      if (left <= 0) {
        return -left;
      }
      LockSupport.parkNanos(left);
    }
    return -1;
  }

  boolean over() {
    return cancelled.get()
        || System.nanoTime() >= endNanos
        || Thread.currentThread().isInterrupted();
  }

  /** Whether the phase was ended before its time. */
  boolean cancelled() {
    return cancelled.get();
  }

  void cancel() {
    cancelled.set(true);
  }
}
