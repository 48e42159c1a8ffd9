package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MedianComparisonTest {

  @Test
  void twoOfAKindAreAlike() {
    assertTrue(new MedianComparison(() -> spin(300), () -> spin(300), 20).isWithin(1.0));
  }

  @Test
  void aDifferenceThatIsThereIsFoundInEachRound() {
    var slower = new MedianComparison(() -> spin(2_300), () -> spin(300), 20);

    assertFalse(slower.isWithin(1.0), slower::toString);
  }

  private static void spin(long micros) {
    long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(micros);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }
}
