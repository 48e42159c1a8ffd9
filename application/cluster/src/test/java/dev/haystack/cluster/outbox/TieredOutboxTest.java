package dev.haystack.cluster.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.outbox.OutboxContract;
import dev.haystack.outbound.memory.MemoryOutbox;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.outbox.ViolationOutbox.Placement;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two outboxes in memory, of which one plays the shared one, that may be away. */
class TieredOutboxTest extends OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(30);
  private static final MemoryOutboxLimits LIMITS = new MemoryOutboxLimits(100, 1_000_000, 10, 200);

  private final ManualClock clock = new ManualClock();
  private final MemoryOutbox local = new MemoryOutbox(clock, LIMITS);
  private final MemoryOutbox shared = new MemoryOutbox(clock, LIMITS);
  private final AwayStore store = new AwayStore(shared);
  private final Reachability reach =
      new Reachability(
          store, new Reachability.Periods(Duration.ofMillis(500), Duration.ofMillis(5)));
  private final TieredOutbox outbox = new TieredOutbox(local, store.outbox(), reach, clock);

  @BeforeEach
  void start() {
    reach.start();
    awaitReach(true);
  }

  @AfterEach
  void stop() {
    reach.close();
  }

  @Override
  protected ViolationOutbox outbox() {
    return outbox;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Test
  void puttingTouchesMemoryAlone() {
    store.away(true);

    assertEquals(Placement.PLACED, outbox.put(record("a")));

    assertTrue(reach.isInReach());
    assertEquals(1, local.counts().pending());
  }

  @Test
  void whoClaimsMovesRecordsToTheSharedOne() {
    assertEquals(Placement.PLACED, outbox.put(record("a")));

    assertEquals(List.of("a"), ids(claim(10)));

    assertEquals(0, local.counts().pending());
    assertEquals(1, shared.counts().pending());
  }

  @Test
  void anotherNodesRecordsAreClaimed() {
    assertEquals(Placement.PLACED, shared.put(record("other")));

    assertEquals(List.of("other"), ids(claim(10)));
  }

  @Test
  void whileTheSharedOneIsAwayMemoryIsDelivered() {
    assertEquals(Placement.PLACED, outbox.put(record("a")));
    store.away(true);

    List<OutboxClaim> claims = claim(10);
    outbox.settle(claims.getFirst());

    assertEquals(List.of("a"), ids(claims));
    assertEquals(new OutboxCounts(0, 0), outbox.counts());
  }

  @Test
  void whatTheOutageHeldIsMovedOverWhenItEnds() {
    store.away(true);
    IntStream.range(0, 5).forEach(i -> assertEquals(Placement.PLACED, outbox.put(record("r" + i))));
    claim(5).forEach(claim -> outbox.putBack(claim, now()));
    assertEquals(5, local.counts().pending());

    store.away(false);
    awaitReach(true);

    assertEquals(5, claim(10).size());
    assertEquals(0, local.counts().pending());
    assertEquals(5, shared.counts().pending());
  }

  @Test
  void whatWasDeliveredWhenTheStoreWentAwayIsToldItLater() {
    assertEquals(Placement.PLACED, outbox.put(record("a")));
    OutboxClaim claim = claim(1).getFirst();
    store.away(true);

    outbox.settle(claim);
    assertEquals(1, shared.counts().pending());
    store.away(false);
    awaitReach(true);

    assertEquals(List.of(), claim(10));
    assertEquals(0, shared.counts().pending());
  }

  @Test
  void whatTheSharedOneHasNoRoomForIsDeliveredFromMemory() {
    IntStream.range(0, 100)
        .forEach(i -> assertEquals(Placement.PLACED, shared.put(record("old" + i))));
    assertEquals(Placement.PLACED, outbox.put(record("new")));

    assertEquals(List.of("new"), ids(claim(1)));
  }

  @Test
  void whatANodeLeavesIsHandedOverWhetherDueOrNot() {
    store.away(true);
    IntStream.range(0, 5).forEach(i -> assertEquals(Placement.PLACED, outbox.put(record("r" + i))));
    outbox.putBack(claim(1).getFirst(), now().plusSeconds(3600));
    store.away(false);
    awaitReach(true);

    outbox.handOver(LEASE);

    assertEquals(0, local.counts().pending());
    assertEquals(5, shared.counts().pending());
  }

  private List<OutboxClaim> claim(int limit) {
    return outbox.claim(now(), limit, LEASE);
  }

  private static List<String> ids(List<OutboxClaim> claims) {
    return claims.stream().map(claim -> claim.record().id()).toList();
  }

  private static OutboxRecord record(String id) {
    return new OutboxRecord(id, Instant.EPOCH, JsonObject.EMPTY.with("text", "words of " + id));
  }

  // nobody is told when calls go through again, so there is nothing to wait for but the state
  private void awaitReach(boolean wanted) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (reach.isInReach() != wanted) {
      assertTrue(System.nanoTime() < end, "did not come to hold in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** A store that can be sent away, with everything in it. */
  private static final class AwayStore implements StoreProbe {

    private final AtomicLong beats = new AtomicLong();
    private final ViolationOutbox outbox;
    private volatile boolean away;

    AwayStore(ViolationOutbox held) {
      this.outbox = new GuardedOutbox(held, this::check);
    }

    ViolationOutbox outbox() {
      return outbox;
    }

    void away(boolean isAway) {
      away = isAway;
    }

    private void check() {
      if (away) {
        throw new StoreUnavailableException("away");
      }
    }

    @Override
    public Sighting look() {
      check();
      return new Sighting("epoch", beats.incrementAndGet());
    }

    @Override
    public void rename(String epoch) {
      check();
    }
  }
}
