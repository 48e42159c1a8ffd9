package dev.haystack.application.compaction;

import java.util.concurrent.atomic.LongAdder;

/** How often histories were put into summaries, or not; counted and read by any thread. */
public final class SummaryTally {

  private final LongAdder made = new LongAdder();
  private final LongAdder failed = new LongAdder();

  public void countMade() {
    made.increment();
  }

  public void countFailed() {
    failed.increment();
  }

  public long made() {
    return made.sum();
  }

  /** How often the model gave none. */
  public long failed() {
    return failed.sum();
  }
}
