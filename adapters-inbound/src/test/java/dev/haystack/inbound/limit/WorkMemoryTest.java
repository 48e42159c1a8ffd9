package dev.haystack.inbound.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-11")
class WorkMemoryTest {

  private static final int SMALL = InboundMemory.FREE_BYTES;
  private static final int ALL = 40 * SMALL;
  private static final Optional<UserId> ANNA = Optional.of(new UserId("i", "anna"));
  private static final Optional<UserId> BEN = Optional.of(new UserId("i", "ben"));
  private static final Optional<UserId> NOBODY = Optional.empty();

  private final WorkMemory memory = new WorkMemory(ALL, Duration.ofMillis(20));

  @Test
  void whatIsSmallNeedsNone() {
    try (var large = memory.share(ANNA);
        var small = memory.share(ANNA)) {
      assertTrue(large.hold(ALL));
      assertTrue(small.hold(SMALL));
      assertFalse(small.hold(SMALL + 1));
      assertEquals(ALL, memory.heldBytes());
    }
    assertEquals(0, memory.heldBytes());
  }

  @Test
  void oneUserHasAQuarterAndTheOthersTheRest() {
    try (var second = memory.share(ANNA);
        var others = memory.share(BEN);
        var nobodys = memory.share(NOBODY)) {
      try (var first = memory.share(ANNA)) {
        assertTrue(first.hold(9 * SMALL));
        assertFalse(second.holdAtOnce(2 * SMALL));
        assertFalse(second.hold(2 * SMALL));
        assertTrue(others.hold(10 * SMALL));
        assertTrue(nobodys.hold(10 * SMALL));
      }
      assertTrue(second.hold(2 * SMALL));
    }
    assertEquals(0, memory.heldBytes());
  }

  @Test
  void oneAloneMayBeLargerThanItsShare() {
    try (var first = memory.share(ANNA);
        var second = memory.share(BEN)) {
      assertTrue(first.hold(30 * SMALL));
      assertFalse(second.hold(20 * SMALL));
      assertTrue(second.hold(10 * SMALL));
    }
  }

  @Test
  void aBodyInWorkDoesNotStandInTheWayOfItsOwnAnswer() {
    try (var body = memory.share(ANNA);
        var event = memory.share(ANNA, body);
        var another = memory.share(ANNA)) {
      assertTrue(body.hold(ALL));
      assertTrue(event.hold(2 * SMALL));
      assertFalse(another.hold(2 * SMALL));
      assertEquals(ALL + 2 * SMALL, memory.heldBytes());
    }
    assertEquals(0, memory.heldBytes());
  }

  @Test
  void whoWaitsHasWhatAnotherGivesBack() throws InterruptedException {
    var patient = new WorkMemory(ALL, Duration.ofMinutes(1));
    var held = patient.share(ANNA);
    assertTrue(held.hold(ALL));
    var waiting =
        Thread.startVirtualThread(
            () -> {
              try (var share = patient.share(BEN)) {
                assertTrue(share.hold(ALL));
              }
            });
    held.close();
    waiting.join();
    assertEquals(0, patient.heldBytes());
  }

  @Test
  void whatIsTakenAnewTakesThePlaceOfWhatWasHeld() {
    try (var share = memory.share(ANNA)) {
      assertTrue(share.hold(8 * SMALL));
      assertTrue(share.hold(9 * SMALL));
      assertEquals(9 * SMALL, memory.heldBytes());
      assertTrue(share.hold(1));
      assertEquals(0, memory.heldBytes());
    }
  }
}
