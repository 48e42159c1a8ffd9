package dev.haystack.kit.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Concurrently;
import dev.haystack.kit.Examples;
import dev.haystack.port.practice.ViolationSink;
import dev.haystack.port.practice.ViolationSink.Delivery;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What every {@link ViolationSink} does. */
public abstract class ViolationSinkContract {

  /** The sink under test. */
  protected abstract ViolationSink sink();

  /** The ids of the records that stand at the sink's end, each as often as it stands there. */
  protected abstract List<String> recorded();

  @Test
  void aViolationIsDelivered() {
    assertEquals(new Delivery.Delivered(), sink().deliver(Examples.violation("violation-1")));

    assertEquals(List.of("violation-1"), recorded());
  }

  @Test
  void deliveringTheSameAgainHasNoFurtherEffect() {
    var _ = sink().deliver(Examples.violation("violation-1"));

    assertEquals(new Delivery.Delivered(), sink().deliver(Examples.violation("violation-1")));
    assertEquals(List.of("violation-1"), recorded());
  }

  @Test
  void deliveriesOfManyThreadsAllArrive() throws Exception {
    ViolationSink sink = sink();

    List<Delivery> deliveries =
        Concurrently.call(12, index -> sink.deliver(Examples.violation("violation-" + index % 3)));

    assertEquals(Set.of(new Delivery.Delivered()), Set.copyOf(deliveries));
    assertEquals(3, recorded().size());
    assertEquals(Set.of("violation-0", "violation-1", "violation-2"), new TreeSet<>(recorded()));
  }

  @Test
  void anInterruptedThreadIsToldThatTheSinkIsUnreachable() {
    ViolationSink sink = sink();
    Thread.currentThread().interrupt();
    try {
      assertInstanceOf(Delivery.Unreachable.class, sink.deliver(Examples.violation("violation-1")));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }
}
