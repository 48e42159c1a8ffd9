package dev.haystack.inbound.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-11")
class InboundMemoryTest {

  private static final int SMALL = InboundMemory.FREE_BYTES;
  private static final int ALL = 10 * SMALL;

  private final InboundMemory memory = new InboundMemory(ALL, Duration.ofMillis(20));

  @Test
  void whatIsSmallNeedsNone() {
    try (var large = memory.share();
        var small = memory.share()) {
      assertTrue(large.hold(ALL));
      assertTrue(small.hold(SMALL));
      assertFalse(small.hold(SMALL + 1));
    }
  }

  @Test
  void itGrowsWithWhatArrivesAndIsGivenBackAtOnce() {
    try (var share = memory.share()) {
      assertTrue(share.hold(2 * SMALL));
      assertTrue(share.hold(4 * SMALL));
      assertEquals(6 * SMALL, memory.freeBytes());
      assertTrue(share.hold(3 * SMALL));
      assertEquals(6 * SMALL, memory.freeBytes());
    }
    assertEquals(ALL, memory.freeBytes());
  }

  @Test
  void oneAloneMayBeLargerThanWhatThereIs() {
    try (var share = memory.share()) {
      assertTrue(share.hold(20 * SMALL));
      assertEquals(0, memory.freeBytes());
    }
    assertEquals(ALL, memory.freeBytes());
  }

  @Test
  void whoWaitsHasWhatAnotherGivesBack() throws InterruptedException {
    var patient = new InboundMemory(ALL, Duration.ofMinutes(1));
    var held = patient.share();
    assertTrue(held.hold(ALL));
    var waiting =
        Thread.startVirtualThread(
            () -> {
              try (var share = patient.share()) {
                assertTrue(share.hold(ALL));
              }
            });
    held.close();
    waiting.join();
    assertEquals(ALL, patient.freeBytes());
  }

  @Test
  void whatIsHeldForLongIsTold() {
    try (var share = memory.share()) {
      assertFalse(share.isHeldFor(Duration.ZERO));
      assertTrue(share.hold(2 * SMALL));
      assertTrue(share.isHeldFor(Duration.ofNanos(-1)));
      assertFalse(share.isHeldFor(Duration.ofHours(1)));
    }
  }
}
