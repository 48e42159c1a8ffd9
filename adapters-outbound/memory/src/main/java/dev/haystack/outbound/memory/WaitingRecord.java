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
record WaitingRecord(
    OutboxRecord record, int attempts, Instant due, long arrival, long fence, Instant until) {

  static final Comparator<WaitingRecord> LONGEST_DUE =
      Comparator.comparing(WaitingRecord::due).thenComparingLong(WaitingRecord::arrival);

  static final Comparator<WaitingRecord> FIRST_TO_END =
      Comparator.comparing(WaitingRecord::until).thenComparingLong(WaitingRecord::arrival);

  static WaitingRecord fresh(OutboxRecord record, Instant due, long arrival) {
    return new WaitingRecord(record, 0, due, arrival, 0, Instant.MIN);
  }

  boolean isHeld() {
    return fence != 0;
  }

  WaitingRecord held(long newFence, Instant newUntil) {
    return new WaitingRecord(record, attempts, due, arrival, newFence, newUntil);
  }

  WaitingRecord released() {
    return new WaitingRecord(record, attempts, due, arrival, 0, Instant.MIN);
  }

  WaitingRecord putBack(Instant newDue) {
    return new WaitingRecord(record, attempts + 1, newDue, arrival, 0, Instant.MIN);
  }

  OutboxClaim claim() {
    return new OutboxClaim(record, attempts, fence);
  }
}
