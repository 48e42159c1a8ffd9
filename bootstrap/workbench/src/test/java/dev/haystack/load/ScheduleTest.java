package dev.haystack.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.load.script.MessageShape;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final MessageShape SHAPE = new MessageShape(1, 0, 17, 0, 0, 1);

  @Test
  void aClosedLoopNeverWaits() {
    var schedule = new Schedule(plan(0, Duration.ofMinutes(1)));
    assertEquals(0, schedule.awaitTurn());
    assertEquals(0, schedule.awaitTurn());
  }

  @Test
  void aRateSpreadsTheTurns() {
    long start = System.nanoTime();
    var schedule = new Schedule(plan(500, Duration.ofMinutes(1)));
    for (int i = 0; i < 11; i++) {
      assertTrue(schedule.awaitTurn() >= 0);
    }
    assertTrue(System.nanoTime() - start >= 20_000_000);
  }

  @Test
  void noTurnBeginsAfterTheDuration() {
    var schedule = new Schedule(plan(1_000, Duration.ofMillis(3)));
    int turns = 0;
    while (schedule.awaitTurn() >= 0) {
      turns++;
    }
    assertTrue(turns <= 3);
  }

  @Test
  void aCancelledScheduleIsOver() {
    var schedule = new Schedule(plan(0, Duration.ofMinutes(1)));
    schedule.cancel();
    assertEquals(-1, schedule.awaitTurn());
    assertTrue(schedule.cancelled());
  }

  private static LoadPlan plan(double rate, Duration duration) {
    return new LoadPlan("p", 1, 1, rate, duration, 0, 1, 0, Duration.ofSeconds(1), SHAPE);
  }
}
