package dev.haystack.application.violation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.practice.ViolationSink.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of violations that cannot be delivered. */
class DeliveryTroubleTest extends Delivering {

  @Test
  void whatWaitsAtTheEndIsTriedOnceMoreWhetherDueOrNot() throws InterruptedException {
    sink.answer(_ -> new Delivery.Unreachable("status 503"));
    delivery = delivery(DeliveryLimits.DEFAULT);
    delivery.start();
    List<String> ids = IntStream.range(0, 20).mapToObj(i -> "violation-" + i).toList();
    ids.forEach(id -> report.report(violation(id)));
    await(() -> delivery.status().sinkAway());
    sink.answer(_ -> new Delivery.Delivered());

    Instant end = clock.instant().plusSeconds(10);
    delivery.stop(end);
    delivery.tryOnceMore(outbox, end);

    assertEquals(new OutboxCounts(0, 0), outbox.counts());
    assertEquals(20, tally.delivered());
  }

  @Test
  void aSinkThatHangsDoesNotHoldUpTheEnd() throws InterruptedException {
    var never = new CountDownLatch(1);
    sink.answer(_ -> hung(never));
    delivery.start();
    report.report(violation("violation-1"));
    await(() -> sink.runningMost() > 0);

    Instant begun = clock.instant();
    Instant end = begun.plusMillis(50);
    delivery.stop(end);
    delivery.tryOnceMore(outbox, end);

    assertTrue(Duration.between(begun, clock.instant()).compareTo(Duration.ofSeconds(10)) < 0);
    assertEquals(new OutboxCounts(1, 0), outbox.counts());
    sink.answer(_ -> new Delivery.Delivered());
  }

  @Test
  void aFaultOfTheSinkEndsNeitherTheRecordNorTheDelivery() {
    sink.answer(
        _ -> {
          throw new IllegalStateException("planted");
        });
    delivery.start();
    report.report(violation("violation-1"));
    await(() -> tally.failedAttempts() > 0);

    sink.answer(_ -> new Delivery.Delivered());

    await(() -> tally.delivered() == 1);
  }

  @Test
  void aRecordThatIsTooOldIsBuried() {
    sink.answer(_ -> new Delivery.Unreachable("status 503"));
    delivery = delivery(quick(Duration.ofMillis(50)));
    delivery.start();

    report.report(violation("violation-1"));

    await(() -> outbox.counts().buried() == 1);
    assertEquals("not delivered in time: status 503", outbox.buried(1).getFirst().reason());
  }

  @Test
  void aRecordThatTheSinkRefusesIsBuriedWithoutTheUsersToken() {
    sink.answer(_ -> new Delivery.Rejected("status 422"));
    delivery.start();

    report.report(violation("violation-1"));

    await(() -> outbox.counts().equals(new OutboxCounts(0, 1)));
    var buried = outbox.buried(1).getFirst();
    assertEquals("status 422", buried.reason());
    assertFalse(buried.record().content().text().contains("token-1"));
    assertTrue(buried.record().content().text().contains("Give a DSM-5 diagnosis."));
    await(() -> tally.buried() == 1);
  }

  @Test
  void withoutAProfileThatThePracticeKnowsNothingIsTaken() {
    report.report(violation("violation-1", ""));
    report.report(violation("violation-2", "client-9"));

    assertEquals(new OutboxCounts(0, 0), outbox.counts());
    assertEquals(0, tally.accepted());
  }

  @Test
  void aFullOutboxDropsAndSaysSo() {
    for (int i = 0; i < 1_010; i++) {
      report.report(violation("violation-" + i));
    }

    assertEquals(10, tally.dropped());
    assertEquals(1_000, tally.accepted());
    delivery.start();
    await(() -> tally.delivered() == 1_000);
  }
}
