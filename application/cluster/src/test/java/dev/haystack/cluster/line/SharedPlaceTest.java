package dev.haystack.cluster.line;

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

class SharedPlaceTest {

  private final CyclicBarrier together = new CyclicBarrier(3);

  @Test
  void stepsThatWaitAreTakenBesideEachOtherAndTheTurn() {
    try (var node = PlacesOfANode.alone(true);
        var place = node.placed()) {
      Supplier<String> first = place.beside(this::met);
      Supplier<String> second = place.beside(this::met);

      meet();

      assertEquals("met", first.get());
      assertEquals("met", second.get());
    }
  }

  @Test
  void stepsThatNeedNotWaitAreTakenWhenTheyAreDue() {
    List<String> taken = new ArrayList<>();
    try (var node = PlacesOfANode.alone(false);
        var place = node.placed()) {
      Supplier<Boolean> first = place.beside(() -> taken.add("first"));
      Supplier<Boolean> second = place.beside(() -> taken.add("second"));

      taken.add("own");
      boolean _ = second.get();
      boolean _ = first.get();
    }

    assertEquals(List.of("own", "second", "first"), taken);
  }

  @Test
  void aStepThatFailsFailsForTheTurn() {
    var fault = new IllegalStateException("a fault");
    try (var node = PlacesOfANode.alone(true);
        var place = node.placed()) {
      Supplier<Boolean> step =
          place.beside(
              () -> {
                throw fault;
              });

      assertSame(fault, assertThrows(CompletionException.class, step::get).getCause());
    }
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
