package dev.haystack.application.violation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double with each failure up to a limit, and of which chance takes up to a half. */
record Backoff(Duration base, RandomGenerator random) {

  private static final int DOUBLINGS_MAX = 20;

  Duration after(int failures, Duration most) {
    long doubled = base.toMillis() << Math.clamp(failures - 1, 0, DOUBLINGS_MAX);
    long limited = Math.min(doubled, most.toMillis());
    return Duration.ofMillis(limited - (long) (random.nextDouble() * limited / 2));
  }
}
