package dev.haystack.application.violation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.practice.ViolationSink.Delivery;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of a violation between its report and the sink. */
class DeliveryFromMemoryTest extends Delivering {

  @Test
  void aReportedViolationArrivesAsItIs() throws InterruptedException {
    delivery.start();

    report.report(violation("violation-1"));

    assertEquals(violation("violation-1"), attempt());
    await(() -> outbox.counts().pending() == 0);
    assertEquals(1, tally.delivered());
  }

  @Test
  @Tag("PV-3")
  void threeViolationsAreThreeRecords() throws InterruptedException {
    delivery.start();

    IntStream.range(0, 3).forEach(i -> report.report(violation("violation-" + i)));

    assertEquals(Set.of("violation-0", "violation-1", "violation-2"), attempts(3));
  }

  @Test
  void theSameViolationReportedTwiceIsDeliveredOnce() throws InterruptedException {
    delivery.start();

    report.report(violation("violation-1"));
    report.report(violation("violation-1"));
    report.report(violation("violation-2"));

    assertEquals(Set.of("violation-1", "violation-2"), attempts(2));
    await(() -> tally.delivered() == 2);
    assertEquals(2, tally.accepted());
  }

  @Test
  @Tag("PV-4")
  void aSinkThatIsAwayIsAskedByOneRecordAtATimeAndGetsAllWhenItIsBack() throws Exception {
    Map<String, Integer> taken = new ConcurrentHashMap<>();
    sink.answer(_ -> new Delivery.Unreachable("status 500"));
    delivery.start();
    IntStream.range(0, 100).forEach(i -> report.report(violation("violation-" + i)));
    await(() -> delivery.status().sinkAway());
    var _ = sink.runningMost();
    for (int i = 0; i < 30; i++) {
      assertNotNull(attempt());
    }
    assertEquals(1, sink.runningMost());
    assertEquals(new OutboxCounts(100, 0), outbox.counts());

    sink.answer(
        violation -> {
          taken.merge(violation.id(), 1, Integer::sum);
          return new Delivery.Delivered();
        });

    await(() -> tally.delivered() == 100);
    assertEquals(100, taken.size());
    assertEquals(Set.of(1), Set.copyOf(taken.values()));
    await(() -> !delivery.status().sinkAway());
  }

  @Test
  void severalRecordsAreDeliveredSideBySide() {
    var together = new CountDownLatch(4);
    sink.answer(
        _ -> {
          together.countDown();
          return hung(together);
        });
    IntStream.range(0, 4).forEach(i -> report.report(violation("violation-" + i)));

    delivery.start();

    await(() -> tally.delivered() == 4);
  }

  @Test
  void aRecordThatTheSinkCannotTakeDoesNotHoldUpTheOthers() throws InterruptedException {
    sink.answer(
        violation ->
            violation.id().equals("bad")
                ? new Delivery.Unreachable("status 500")
                : new Delivery.Delivered());
    delivery.start();
    report.report(violation("bad"));
    assertEquals("bad", attempt().id());

    IntStream.range(0, 50).forEach(i -> report.report(violation("violation-" + i)));

    await(() -> tally.delivered() == 50);
    assertEquals(new OutboxCounts(1, 0), outbox.counts());
  }

  @Test
  void aReportNeverWaitsForTheSink() throws InterruptedException {
    var hanging = new CountDownLatch(1);
    sink.answer(_ -> hung(hanging));
    delivery.start();

    for (int i = 0; i < 500; i++) {
      report.report(violation("violation-" + i));
    }

    assertEquals(500, outbox.counts().pending());
    hanging.countDown();
    await(() -> tally.delivered() == 500);
  }
}
