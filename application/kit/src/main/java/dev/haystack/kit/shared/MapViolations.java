package dev.haystack.kit.shared;

import dev.haystack.kit.outbox.MapOutbox;
import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The shared outbox as one node sees it. */
final class MapViolations implements ViolationOutbox {

  private final MapReach reach;
  private final MapOutbox outbox;

  MapViolations(MapReach reach) {
    this.reach = reach;
    this.outbox = reach.contents.violations;
  }

  @Override
  public Placement put(OutboxRecord record) {
    return reach.ask(() -> outbox.put(record));
  }

  @Override
  public List<OutboxClaim> claim(Instant dueBy, int limit, Duration lease) {
    return reach.ask(() -> outbox.claim(dueBy, limit, lease));
  }

  @Override
  public void settle(OutboxClaim claim) {
    reach.tell(() -> outbox.settle(claim));
  }

  @Override
  public void putBack(OutboxClaim claim, Instant due) {
    reach.tell(() -> outbox.putBack(claim, due));
  }

  @Override
  public void bury(OutboxClaim claim, String reason) {
    reach.tell(() -> outbox.bury(claim, reason));
  }

  @Override
  public OutboxCounts counts() {
    return reach.ask(outbox::counts);
  }

  @Override
  public List<BuriedRecord> buried(int limit) {
    return reach.ask(() -> outbox.buried(limit));
  }
}
