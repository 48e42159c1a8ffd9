package dev.haystack.outbound.memory;

import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxRecord;
import java.time.Instant;
import java.util.Comparator;

/**
 * A record that waits in an outbox.
 *
 * @param fence of the claim under which it is held, or zero
 * @param until when that claim ends
 */
record Waiting(
    OutboxRecord record, int attempts, Instant due, long arrival, long fence, Instant until) {

  static final Comparator<Waiting> LONGEST_DUE =
      Comparator.comparing(Waiting::due).thenComparingLong(Waiting::arrival);

  static final Comparator<Waiting> FIRST_TO_END =
      Comparator.comparing(Waiting::until).thenComparingLong(Waiting::arrival);

  static Waiting fresh(OutboxRecord record, Instant due, long arrival) {
    return new Waiting(record, 0, due, arrival, 0, Instant.MIN);
  }

  boolean isHeld() {
    return fence != 0;
  }

  Waiting held(long newFence, Instant newUntil) {
    return new Waiting(record, attempts, due, arrival, newFence, newUntil);
  }

  Waiting released() {
    return new Waiting(record, attempts, due, arrival, 0, Instant.MIN);
  }

  Waiting putBack(Instant newDue) {
    return new Waiting(record, attempts + 1, newDue, arrival, 0, Instant.MIN);
  }

  OutboxClaim claim() {
    return new OutboxClaim(record, attempts, fence);
  }
}
