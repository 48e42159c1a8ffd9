package dev.haystack.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a state of which nobody outside is told, so that there is nothing else to wait for. */
public final class Eventually {

  private static final Duration WAIT = Duration.ofSeconds(15);
  private static final long PAUSE_NANOS = 1_000_000;

  private Eventually() {}

  /** Returns when it holds. */
  public static void holds(BooleanSupplier state) {
    long end = System.nanoTime() + WAIT.toNanos();
    while (!state.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not come to hold in time");
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
