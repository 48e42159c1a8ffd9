package dev.haystack.kit.outbox;

import static dev.haystack.kit.Examples.WHEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.kit.Concurrently;
import dev.haystack.kit.Examples;
import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.outbox.ViolationOutbox.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link ViolationOutbox} does. */
public abstract class OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(30);

  /** The outbox under test, empty, and the same one throughout a test. */
  protected abstract ViolationOutbox outbox();

  /** The time as the outbox sees it. */
  protected abstract Instant now();

  /** Lets that much time pass for the outbox. */
  protected abstract void advance(Duration time);

  @Test
  void anEmptyOutboxHasNothingToClaim() {
    assertEquals(List.of(), outbox().claim(now(), 10, LEASE));
    assertEquals(new OutboxCounts(0, 0), outbox().counts());
  }

  @Test
  void aRecordIsClaimedAsItWasPut() {
    assertEquals(Placement.PLACED, outbox().put(record("a")));

    OutboxClaim claim = claimOne();

    assertEquals(record("a"), claim.record());
    assertEquals(0, claim.attempts());
  }

  @Test
  void theRecordsThatAreDueLongestAreClaimedFirst() {
    for (String id : List.of("c", "a", "b")) {
      put(id);
      advance(Duration.ofMillis(5));
    }

    assertEquals(List.of("c", "a"), claimed(2));
    assertEquals(List.of("b"), claimed(2));
  }

  @Test
  void whatIsClaimedIsNotClaimedAgainWithinItsLease() {
    put("a");
    var _ = claimOne();

    advance(LEASE.minusSeconds(1));

    assertEquals(List.of(), claimed(10));
    assertEquals(new OutboxCounts(1, 0), outbox().counts());
  }

  @Test
  void theClaimOfOneWhoDiedIsFreeAfterItsLease() {
    put("a");
    OutboxClaim first = claimOne();

    advance(LEASE.plusSeconds(1));
    OutboxClaim second = claimOne();

    assertEquals(first.record(), second.record());
    assertNotEquals(first.fence(), second.fence());
  }

  @Test
  void aSettledRecordIsGone() {
    put("a");

    outbox().settle(claimOne());

    advance(LEASE.plusSeconds(1));
    assertEquals(List.of(), claimed(10));
    assertEquals(new OutboxCounts(0, 0), outbox().counts());
  }

  @Test
  void settlingIsTrueEvenForALateClaim() {
    put("a");
    OutboxClaim late = claimOne();
    advance(LEASE.plusSeconds(1));
    OutboxClaim current = claimOne();

    outbox().settle(late);

    assertEquals(new OutboxCounts(0, 0), outbox().counts());
    outbox().settle(current);
    outbox().putBack(current, now());
    assertEquals(new OutboxCounts(0, 0), outbox().counts());
  }

  @Test
  void aRecordThatIsPutTwiceIsOne() {
    put("a");
    assertEquals(Placement.KNOWN, outbox().put(record("a")));
    OutboxClaim claim = claimOne();
    assertEquals(Placement.KNOWN, outbox().put(record("a")));

    outbox().settle(claim);

    assertEquals(Placement.KNOWN, outbox().put(record("a")));
    assertEquals(new OutboxCounts(0, 0), outbox().counts());
  }

  @Test
  void whatIsPutBackWaitsUntilItIsDueAndCountsItsAttempts() {
    put("a");
    outbox().putBack(claimOne(), now().plusSeconds(5));

    advance(Duration.ofSeconds(4));
    assertEquals(List.of(), claimed(10));
    advance(Duration.ofSeconds(2));

    OutboxClaim second = claimOne();
    assertEquals(1, second.attempts());
    assertEquals(record("a"), second.record());
  }

  @Test
  void whatIsDueLaterCanBeAskedForButNotWhatIsHeld() {
    put("a");
    put("b");
    outbox().putBack(claimOne(), now().plusSeconds(3600));
    OutboxClaim held = claimOne();

    List<OutboxClaim> rest = outbox().claim(Instant.MAX, 10, LEASE);

    assertEquals(1, rest.size());
    assertNotEquals(held.record(), rest.getFirst().record());
  }

  @Test
  void whatIsPutBackDueAtOnceStandsBehindTheOthers() {
    put("a");
    advance(Duration.ofMillis(5));
    put("b");
    advance(Duration.ofMillis(5));

    OutboxClaim first = claimOne();
    advance(Duration.ofMillis(5));
    outbox().putBack(first, now());

    assertEquals(List.of("b", "a"), claimed(2));
  }

  @Test
  void aLateClaimCanNeitherPutBackNorBury() {
    put("a");
    OutboxClaim late = claimOne();
    advance(LEASE.plusSeconds(1));
    OutboxClaim current = claimOne();

    outbox().putBack(late, now());
    outbox().bury(late, "late");

    assertEquals(List.of(), claimed(10));
    assertEquals(new OutboxCounts(1, 0), outbox().counts());
    outbox().putBack(current, now());
    outbox().bury(current, "given back before");
    assertEquals(new OutboxCounts(1, 0), outbox().counts());
  }

  @Test
  void aBuriedRecordIsKeptAsTheClaimBringsItAndNeverClaimed() {
    put("a");
    var kept = Examples.object("{\"text\":\"less\"}");

    outbox().bury(claimOne().withContent(kept), "status 422");

    advance(LEASE.plusSeconds(1));
    assertEquals(List.of(), claimed(10));
    assertEquals(new OutboxCounts(0, 1), outbox().counts());
    BuriedRecord buried = outbox().buried(10).getFirst();
    assertEquals(new OutboxRecord("a", WHEN, kept), buried.record());
    assertEquals("status 422", buried.reason());
    assertEquals(Placement.KNOWN, outbox().put(record("a")));
  }

  @Test
  void theNewestBuriedRecordsAreShownFirst() {
    for (String id : List.of("a", "b", "c")) {
      put(id);
      outbox().bury(claimOne(), "status 400");
      advance(Duration.ofMillis(5));
    }

    assertEquals(
        List.of("c", "b"), outbox().buried(2).stream().map(one -> one.record().id()).toList());
  }

  @Test
  void manyClaimAtOnceAndNobodyGetsWhatAnotherHas() throws Exception {
    for (int i = 0; i < 60; i++) {
      put("record-" + i);
    }

    List<String> all = new ArrayList<>();
    Concurrently.call(8, _ -> claimed(10)).forEach(all::addAll);
    // what one was moving to where others claim it, those others did not see
    all.addAll(claimed(60));

    assertEquals(60, all.size());
    assertEquals(60, new TreeSet<>(all).size());
  }

  private void put(String id) {
    assertEquals(Placement.PLACED, outbox().put(record(id)));
  }

  private OutboxClaim claimOne() {
    List<OutboxClaim> claims = outbox().claim(now(), 1, LEASE);
    assertEquals(1, claims.size());
    return claims.getFirst();
  }

  private List<String> claimed(int limit) {
    return outbox().claim(now(), limit, LEASE).stream().map(claim -> claim.record().id()).toList();
  }

  private static OutboxRecord record(String id) {
    return new OutboxRecord(
        id, WHEN, Examples.object("{\"text\":\"words of " + id + " 👋\",\"list\":[],\"map\":{}}"));
  }
}
