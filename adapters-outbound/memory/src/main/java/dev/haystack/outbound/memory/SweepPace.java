package dev.haystack.outbound.memory;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Says when a sweep over all entries is due, so rarely that it costs each write a constant share.
 */
final class SweepPace {

  private static final int SHARE = 64;

  private final int entriesMax;

  private final AtomicInteger writes = new AtomicInteger();

  SweepPace(int entriesMax) {
    this.entriesMax = entriesMax;
  }

  /** Counts a write to a collection of that size. */
  boolean isDueAfterWrite(int size) {
    int due = size > entriesMax ? 1 + entriesMax / SHARE : SHARE + size / 2;
    if (writes.incrementAndGet() < due) {
      return false;
    }
    return writes.getAndSet(0) >= due;
  }
}
