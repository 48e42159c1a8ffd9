package dev.haystack.outbound.nestjs;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** How often a failed request is repeated and how long it waits before; the wait is jittered. */
record Repetition(int repeatsMax, Duration firstPause, RandomGenerator random) {

  /** Waits before the given repeat, counted from 0; interruption ends it. */
  void pause(int repeat, Duration longest) throws InterruptedException {
    long full = firstPause.toNanos() << repeat;
    long jittered = full / 2 + random.nextLong(full / 2 + 1);
    TimeUnit.NANOSECONDS.sleep(Math.min(jittered, longest.toNanos()));
  }
}
