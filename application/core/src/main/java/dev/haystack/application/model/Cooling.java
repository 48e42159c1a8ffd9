package dev.haystack.application.model;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Whether a model is left alone: after three failures running for a while, or as long as its server
 * advised; then for all but one inference at a time, until one has succeeded. Safe for use by many
 * threads.
 */
final class Cooling {

  private static final int FAILURES_MAX = 3;

  private final InstantSource clock;
  private final Duration span;
  private int failures;
  private Instant until = Instant.MIN;
  private boolean isProbed;
  private boolean isUsed;

  Cooling(InstantSource clock, Duration span) {
    this.clock = clock;
    this.span = span;
  }

  /** Whether an inference would be let in just now. */
  synchronized boolean isOpen() {
    return !isCooling() || (!isProbed && !clock.instant().isBefore(until));
  }

  /** Lets an inference in, which must end by {@link #leave}; nothing if the model is left alone. */
  synchronized Optional<Entry> enter() {
    if (!isOpen()) {
      return Optional.empty();
    }
    isUsed = true;
    isProbed |= isCooling();
    return Optional.of(isCooling() ? Entry.PROBE : Entry.ORDINARY);
  }

  /** The inference is over. */
  synchronized void leave(Entry entry) {
    if (entry == Entry.PROBE) {
      isProbed = false;
    }
  }

  /** The model has answered, whatever it said. */
  synchronized void answered() {
    failures = 0;
  }

  /**
   * The model has failed; whether that is the failure by which its cooling began.
   *
   * @param advised the wait that its server advised, zero if it did not
   */
  synchronized boolean failed(Duration advised) {
    failures = Math.min(failures + 1, FAILURES_MAX + 1);
    if (isCooling()) {
      Instant end = clock.instant().plus(advised.isZero() ? span : advised);
      until = end.isAfter(until) ? end : until;
    }
    return failures == FAILURES_MAX;
  }

  synchronized ModelState state() {
    if (isCooling()) {
      return ModelState.COOLING;
    }
    return isUsed ? ModelState.UP : ModelState.UNUSED;
  }

  private boolean isCooling() {
    return failures >= FAILURES_MAX;
  }
}
