package dev.haystack.cluster.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReturnDelayTest {

  private static final Duration STEP = Duration.ofMillis(200);

  private final ReturnDelay delay = new ReturnDelay(STEP, 0);
  private Duration now = Duration.ZERO;

  @Test
  void whatWasThereForLongMayComeBackAtOnce() {
    assertEquals(Duration.ZERO, lostAfter(Duration.ofMinutes(1)));
  }

  @Test
  @Tag("FC-9")
  void whatGoesSoonAfterEachReturnIsAwayTwiceAsLongEachTimeUpToABound() {
    var _ = lostAfter(Duration.ofMinutes(1));
    for (long millis : new long[] {400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000}) {
      assertEquals(Duration.ofMillis(millis), lostAfter(Duration.ofMillis(10)));
    }
  }

  @Test
  @Tag("FC-9")
  void oneThatNeverStaysIsSeenToComeLessThanTwentyTimesInFiveMinutes() {
    int returns = 0;
    while (now.compareTo(Duration.ofMinutes(5)) < 0) {
      var _ = lostAfter(Duration.ofMillis(1));
      returns++;
    }
    assertTrue(returns < 20, returns + " returns");
  }

  @Test
  void longStaysMakeUpForShortOnes() {
    var _ = lostAfter(Duration.ofMillis(1));
    var _ = lostAfter(Duration.ofMillis(1));
    var _ = lostAfter(Duration.ofMillis(1));

    assertEquals(Duration.ofMillis(400), lostAfter(ReturnDelay.STEADY.multipliedBy(2)));
    assertEquals(Duration.ZERO, lostAfter(ReturnDelay.STEADY));
  }

  /** Comes back as soon as it may, stays for a while, and goes. */
  private Duration lostAfter(Duration stay) {
    now = now.plus(delay.left(now.toNanos()));
    delay.returned(now.toNanos());
    now = now.plus(stay);
    delay.lost(now.toNanos());
    return delay.left(now.toNanos());
  }
}
