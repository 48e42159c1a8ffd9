package dev.haystack.cluster.log;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * When something was last got by whoever uses it, and whether it still can be. Safe for use by many
 * threads: who gets it while it is let go of either keeps it or is told to look again.
 */
final class LastUse {

  /** How exactly it is known. */
  private static final long EXACT_NANOS = TimeUnit.MINUTES.toNanos(1);

  private static final long ENDED = Long.MIN_VALUE;

  private final AtomicLong atNanos;

  LastUse(long nowNanos) {
    atNanos = new AtomicLong(nowNanos);
  }

  /** Somebody is about to use it; false if it was let go of. */
  boolean note(long nowNanos) {
    long before = atNanos.get();
    while (before != ENDED
        && nowNanos - before > EXACT_NANOS
        && !atNanos.compareAndSet(before, nowNanos)) {
      before = atNanos.get();
    }
    return before != ENDED;
  }

  /** Lets go of it if it was not got for so long and may be; whether nobody gets it any more. */
  boolean end(long nowNanos, long leastNanos, BooleanSupplier may) {
    long before = atNanos.get();
    return nowNanos - before > leastNanos
        && may.getAsBoolean()
        && atNanos.compareAndSet(before, ENDED);
  }
}
