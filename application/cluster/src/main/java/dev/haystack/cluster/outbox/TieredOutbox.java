package dev.haystack.cluster.outbox;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * An outbox in memory before a shared one. What is put is in memory at once; who claims moves it to
 * the shared one, from which any node delivers, and gets what could not be moved from memory.
 *
 * <p>Only {@link #put} never waits for the shared store.
 */
public final class TieredOutbox implements ViolationOutbox {

  private static final int MOVED_AT_ONCE = 32;
  private static final int UNTOLD_MAX = 1_000;

  private final ViolationOutbox local;
  private final ViolationOutbox shared;
  private final Reachability reach;
  private final InstantSource clock;
  private final Queue<OutboxClaim> untold = new ConcurrentLinkedQueue<>();
  private volatile OutboxCounts lastShared = new OutboxCounts(0, 0);

  public TieredOutbox(
      ViolationOutbox local, ViolationOutbox shared, Reachability reach, InstantSource clock) {
    this.local = local;
    this.shared = shared;
    this.reach = reach;
    this.clock = clock;
  }

  @Override
  public Placement put(OutboxRecord record) {
    return local.put(record);
  }

  @Override
  public List<OutboxClaim> claim(Instant dueBy, int limit, Duration lease) {
    tellWhatIsSettled();
    moveAll(dueBy, lease);
    // what could not be moved is delivered from here
    List<OutboxClaim> claims = new ArrayList<>(local.claim(dueBy, limit, lease));
    int rest = limit - claims.size();
    if (rest > 0) {
      claims.addAll(reach.ask(() -> shared.claim(dueBy, rest, lease)).orElse(List.of()));
    }
    return List.copyOf(claims);
  }

  private void moveAll(Instant dueBy, Duration lease) {
    boolean goesOn = reach.isInReach();
    while (goesOn) {
      List<OutboxClaim> claims = local.claim(dueBy, MOVED_AT_ONCE, lease);
      goesOn = claims.size() == MOVED_AT_ONCE;
      for (OutboxClaim claim : claims) {
        if (!move(claim)) {
          local.putBack(claim, clock.instant());
          goesOn = false;
        }
      }
    }
  }

  private boolean move(OutboxClaim claim) {
    boolean moved =
        reach
            .ask(() -> shared.put(claim.record()))
            .filter(placement -> placement != Placement.FULL)
            .isPresent();
    if (moved) {
      local.settle(claim);
    }
    return moved;
  }

  /** Moves everything that nobody holds, so that others deliver what this node leaves. */
  public void handOver(Duration lease) {
    moveAll(Instant.MAX, lease);
  }

  @Override
  public void settle(OutboxClaim claim) {
    local.settle(claim);
    // even what was claimed in memory may be there, by a write whose answer got lost
    if (!reach.tell(() -> shared.settle(claim)) && untold.size() < UNTOLD_MAX) {
      untold.add(claim);
    }
  }

  private void tellWhatIsSettled() {
    while (reach.isInReach()) {
      OutboxClaim claim = untold.poll();
      if (claim == null) {
        return;
      }
      settle(claim);
    }
  }

  @Override
  public void putBack(OutboxClaim claim, Instant due) {
    local.putBack(claim, due);
    // a claim that cannot be given back ends with its lease
    var _ = reach.tell(() -> shared.putBack(claim, due));
  }

  @Override
  public void bury(OutboxClaim claim, String reason) {
    local.bury(claim, reason);
    var _ = reach.tell(() -> shared.bury(claim, reason));
  }

  @Override
  public OutboxCounts counts() {
    lastShared = reach.ask(shared::counts).orElse(lastShared);
    OutboxCounts own = local.counts();
    return new OutboxCounts(
        own.pending() + lastShared.pending(), own.buried() + lastShared.buried());
  }

  @Override
  public List<BuriedRecord> buried(int limit) {
    return Stream.concat(
            local.buried(limit).stream(),
            reach.ask(() -> shared.buried(limit)).orElse(List.of()).stream())
        .sorted((one, other) -> other.buriedAt().compareTo(one.buriedAt()))
        .limit(limit)
        .toList();
  }
}
