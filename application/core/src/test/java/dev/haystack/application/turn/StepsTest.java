package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class StepsTest {

  private final CyclicBarrier together = new CyclicBarrier(3);

  @Test
  void stepsThatWaitAreTakenBesideEachOtherAndTheTurn() {
    Runnable first = Steps.of(true).running(this::meet);
    Supplier<String> second = Steps.of(true).giving(this::met);

    meet();
    first.run();

    assertEquals("met", second.get());
  }

  @Test
  void stepsThatNeedNotWaitAreTakenWhenTheyAreDue() {
    List<String> taken = new ArrayList<>();
    Runnable first = Steps.of(false).running(() -> taken.add("first"));
    Supplier<Boolean> second = Steps.of(false).giving(() -> taken.add("second"));

    taken.add("own");
    boolean _ = second.get();
    first.run();

    assertEquals(List.of("own", "second", "first"), taken);
  }

  @Test
  void aStepThatFailsFailsForTheTurn() {
    var fault = new IllegalStateException("a fault");
    Runnable step =
        Steps.of(true)
            .running(
                () -> {
                  throw fault;
                });

    assertSame(fault, assertThrows(CompletionException.class, step::run).getCause());
  }

  private String met() {
    meet();
    return "met";
  }

  /** Ends when three have come to it. */
  private void meet() {
    try {
      int _ = together.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }
}
