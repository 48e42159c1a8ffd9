package dev.haystack.outbound.nestjs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of one tool call, which stands still while any of its requests waits for the caller's
 * token. Safe for use by many threads.
 */
final class ToolTime {

  private final InstantSource clock;
  private Instant deadline;
  private Instant stoppedAt = Instant.EPOCH;
  private int waiting;

  ToolTime(InstantSource clock, Duration most) {
    this.clock = clock;
    this.deadline = clock.instant().plus(most);
  }

  synchronized Duration left() {
    return Duration.between(waiting > 0 ? stoppedAt : clock.instant(), deadline);
  }

  /** A request waits from now on. */
  synchronized void stop() {
    if (waiting == 0) {
      stoppedAt = clock.instant();
    }
    waiting++;
  }

  /** It waits no more. */
  synchronized void goOn() {
    waiting--;
    if (waiting == 0) {
      deadline = deadline.plus(Duration.between(stoppedAt, clock.instant()));
    }
  }
}
