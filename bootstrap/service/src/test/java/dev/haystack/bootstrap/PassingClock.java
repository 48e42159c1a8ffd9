package dev.haystack.bootstrap;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The real time, and what a test lets pass on top of it. */
final class PassingClock implements InstantSource {

  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(passed.get());
  }

  void pass(Duration time) {
    var _ = passed.accumulateAndGet(time, Duration::plus);
  }
}
