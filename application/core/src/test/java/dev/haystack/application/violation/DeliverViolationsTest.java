package dev.haystack.application.violation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.Eventually;
import dev.haystack.kit.practice.RecordingSink;
import dev.haystack.kit.shared.MapNode;
import dev.haystack.kit.shared.MapSharedStore;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.practice.ViolationSink.Delivery;
import dev.haystack.port.tracing.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that deliver from one outbox. */
class DeliverViolationsTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final TokenKeeping KEEPING = new TokenKeeping.Kept();

  private final MapSharedStore store = new MapSharedStore(CLOCK);
  private final RecordingSink sink = new RecordingSink();
  private final ViolationTally tally = new ViolationTally();
  private final List<DeliverViolations> started = new ArrayList<>();

  @AfterEach
  void close() throws InterruptedException {
    for (DeliverViolations delivery : started) {
      delivery.stop(Instant.now().plusSeconds(5));
    }
  }

  @Test
  void whatOneNodeReportsIsDeliveredOnceWhicheverDeliversIt() {
    MapNode here = store.node();
    Doorbell doorbell = deliver(here);
    Doorbell _ = deliver(store.node());
    var report = new ReportViolation(here.violations(), doorbell, tally, CLOCK, KEEPING);

    Set<String> ids = new TreeSet<>();
    IntStream.range(0, 40).forEach(i -> ids.add("violation-" + i));
    ids.forEach(id -> report.report(Delivering.violation(id)));

    Eventually.holds(() -> here.violations().counts().pending() == 0);
    assertEquals(ids, new TreeSet<>(sink.recorded()));
    assertEquals(40, sink.attempts().size());
    assertEquals(40, tally.delivered());
  }

  @Test
  void whatTheSinkRefusesIsBuriedForAllNodesToSee() {
    sink.answer(_ -> new Delivery.Rejected("status 422"));
    MapNode here = store.node();
    Doorbell doorbell = deliver(here);
    var report = new ReportViolation(here.violations(), doorbell, tally, CLOCK, KEEPING);

    report.report(Delivering.violation("violation-1"));

    MapNode there = store.node();
    Eventually.holds(() -> there.violations().counts().equals(new OutboxCounts(0, 1)));
    assertEquals("status 422", there.violations().buried(1).getFirst().reason());
  }

  @Test
  void aStoreThatIsAwayEndsNoDelivery() {
    MapNode here = store.node();
    Doorbell doorbell = deliver(here);
    here.setOutOfReach(true);
    doorbell.ring();
    MapNode there = store.node();
    new ReportViolation(there.violations(), new Doorbell(), tally, CLOCK, KEEPING)
        .report(Delivering.violation("violation-1"));
    assertTrue(sink.attempts().isEmpty());

    here.setOutOfReach(false);

    Eventually.holds(() -> sink.recorded().equals(List.of("violation-1")));
  }

  private Doorbell deliver(MapNode node) {
    var doorbell = new Doorbell();
    var delivery =
        new DeliverViolations(
            node.violations(),
            sink,
            doorbell,
            tally,
            CLOCK,
            new Random(7),
            Delivering.quick(Duration.ofHours(1)),
            Tracing.OFF);
    delivery.start();
    started.add(delivery);
    return doorbell;
  }
}
