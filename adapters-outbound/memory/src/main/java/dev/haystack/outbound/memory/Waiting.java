package dev.haystack.outbound.memory;

import dev.haystack.application.port.OutboxClaim;
import dev.haystack.application.port.OutboxRecord;
import java.time.Instant;
import java.util.Comparator;

/** A record that waits in an outbox, free from that time on; a claim is a later time. */
record Waiting(OutboxRecord record, int attempts, long fence, Instant free, long arrival) {

  static final Comparator<Waiting> LONGEST_FIRST =
      Comparator.comparing(Waiting::free).thenComparingLong(Waiting::arrival);

  Waiting claimed(long newFence, Instant until) {
    return new Waiting(record, attempts, newFence, until, arrival);
  }

  Waiting givenBack(Instant due) {
    // the claim that gives it back has no second word
    return new Waiting(record, attempts + 1, 0, due, arrival);
  }

  OutboxClaim claim() {
    return new OutboxClaim(record, attempts, fence);
  }
}
