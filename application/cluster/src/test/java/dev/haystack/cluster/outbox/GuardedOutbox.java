package dev.haystack.cluster.outbox;

import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** An outbox with a guard before every call, who may throw. */
public record GuardedOutbox(ViolationOutbox outbox, Runnable guard) implements ViolationOutbox {

  @Override
  public Placement put(OutboxRecord record) {
    guard.run();
    return outbox.put(record);
  }

  @Override
  public List<OutboxClaim> claim(Instant dueBy, int limit, Duration lease) {
    guard.run();
    return outbox.claim(dueBy, limit, lease);
  }

  @Override
  public void settle(OutboxClaim claim) {
    guard.run();
    outbox.settle(claim);
  }

  @Override
  public void putBack(OutboxClaim claim, Instant due) {
    guard.run();
    outbox.putBack(claim, due);
  }

  @Override
  public void bury(OutboxClaim claim, String reason) {
    guard.run();
    outbox.bury(claim, reason);
  }

  @Override
  public OutboxCounts counts() {
    guard.run();
    return outbox.counts();
  }

  @Override
  public List<BuriedRecord> buried(int limit) {
    guard.run();
    return outbox.buried(limit);
  }
}
