package dev.haystack.port.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

  private final Logger logger = Logger.getLogger(PeriodicTask.class.getName());
  private final List<String> said = new ArrayList<>();
  private final List<Integer> done = new ArrayList<>();
  private final Handler ear =
      new Handler() {
        @Override
        public void publish(LogRecord entry) {
          said.add(String.valueOf(entry.getParameters()[0]));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };
  private int run;

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.addHandler(ear);
  }

  @AfterEach
  void listenNoMore() {
    logger.removeHandler(ear);
    logger.setUseParentHandlers(true);
  }

  @Test
  void aTaskThatFailsIsDoneAgainAndSaysSoOnce() {
    var task = PeriodicTask.of("sweeping", this::failInRuns2And3And5);

    for (int i = 0; i < 6; i++) {
      task.run();
    }

    assertEquals(List.of(1, 4, 6), done);
    assertEquals(2, said.size());
    said.forEach(PeriodicTaskTest::assertNamesTheTask);
  }

  /** And tells nothing that an exception says. */
  private static void assertNamesTheTask(String line) {
    assertTrue(line.startsWith("fault: "), line);
    assertTrue(line.contains("reason=sweeping"), line);
    assertFalse(line.contains("in run") || line.contains("deep"), line);
  }

  private void failInRuns2And3And5() {
    run++;
    if (run == 2 || run == 3 || run == 5) {
      throw new IllegalStateException("in run " + run);
    }
    done.add(run);
  }

  @Test
  void anErrorEndsItNoMoreThanAnException() {
    var task =
        PeriodicTask.of(
            "sweeping",
            () -> {
              throw new StackOverflowError("deep");
            });

    task.run();
    task.run();

    assertEquals(1, said.size());
    assertNamesTheTask(said.getFirst());
    assertTrue(said.getFirst().contains("error.type=java.lang.StackOverflowError"));
  }

  @Test
  void ofSeveralOneThatFailsKeepsNoneFromItsTurn() {
    var all = new ArrayList<>(List.of(1, 2, 3));
    var task =
        PeriodicTask.each(
            "watching",
            all,
            one -> {
              if (one != 3) {
                throw new IllegalStateException("at " + one);
              }
              done.add(one);
            });

    task.run();
    all.add(3);
    task.run();

    assertEquals(List.of(3, 3, 3), done);
    assertEquals(1, said.size());
    assertTrue(said.getFirst().contains("reason=watching"));
  }

  @Test
  void itGoesOnWhereTheLogCannotBeWritten() {
    Handler broken =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            throw new IllegalStateException("no log");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(broken);
    try {
      var task =
          PeriodicTask.each(
              "sweeping", List.<Runnable>of(this::fail, () -> done.add(1)), Runnable::run);

      task.run();

      assertEquals(List.of(1), done);
    } finally {
      logger.removeHandler(broken);
    }
  }

  private void fail() {
    throw new IllegalStateException("a fault");
  }
}
