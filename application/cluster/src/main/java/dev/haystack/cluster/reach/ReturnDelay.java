package dev.haystack.cluster.reach;

import java.time.Duration;

/**
 * How long the shared store counts as away at least: no time after it was there for long, and twice
 * as long each time that it went soon after it had come back. For one thread at a time.
 */
final class ReturnDelay {

  static final Duration MAX = Duration.ofSeconds(30);

  /** So long a stay makes up for one that was shorter. */
  static final Duration STEADY = Duration.ofSeconds(5);

  private static final int STEPS_MAX = 20;

  private final long stepNanos;
  private int steps;
  private long returnedNanos;
  private long endNanos;

  /** With half of the shortest delay, and the time. */
  ReturnDelay(Duration step, long nowNanos) {
    this.stepNanos = step.toNanos();
    this.returnedNanos = nowNanos - STEADY.toNanos();
    this.endNanos = nowNanos;
  }

  void lost(long nowNanos) {
    long stays = (nowNanos - returnedNanos) / STEADY.toNanos();
    steps = stays == 0 ? Math.min(STEPS_MAX, steps + 1) : (int) Math.max(0, steps - stays);
    endNanos = nowNanos + (steps == 0 ? 0 : Math.min(MAX.toNanos(), stepNanos << steps));
  }

  void returned(long nowNanos) {
    returnedNanos = nowNanos;
  }

  /** What is left of it; nothing if it may come back. */
  Duration left(long nowNanos) {
    return Duration.ofNanos(Math.max(0, endNanos - nowNanos));
  }
}
