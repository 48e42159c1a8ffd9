package dev.haystack.outbound.redisson.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what servers agree on among themselves, of which they tell nobody. */
public final class Patience {

  private static final Duration WAIT = Duration.ofSeconds(20);
  private static final long PAUSE_NANOS = 10_000_000;

  private Patience() {}

  /** Returns when it holds. */
  public static void await(String what, BooleanSupplier state) {
    long end = System.nanoTime() + WAIT.toNanos();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not in time: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
