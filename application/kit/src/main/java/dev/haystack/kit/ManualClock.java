package dev.haystack.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class ManualClock implements InstantSource {

  private volatile Instant now = Instant.parse("2026-03-02T09:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  /** Moves the clock; only one thread of a test does. */
  public synchronized void advance(Duration step) {
    now = now.plus(step);
  }
}
