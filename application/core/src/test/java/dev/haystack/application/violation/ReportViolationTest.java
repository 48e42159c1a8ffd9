package dev.haystack.application.violation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.violation.Violation;
import dev.haystack.kit.Eventually;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.outbox.MapOutbox;
import dev.haystack.kit.practice.RecordingSink;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.practice.ViolationSink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportViolationTest {

  private final ManualClock clock = new ManualClock();
  private final MapOutbox outbox = new MapOutbox(clock, 2);
  private final ViolationTally tally = new ViolationTally();
  private final ReportViolation report =
      new ReportViolation(outbox, new Doorbell(), tally, clock, new TokenKeeping.Kept());

  @Test
  void whatIsReportedWaitsUnderItsIdWithTheTimeOfItsReport() {
    report.report(Delivering.violation("violation-1"));

    List<OutboxClaim> claims = outbox.claim(clock.instant(), 10, Duration.ofMinutes(1));
    assertEquals(1, claims.size());
    assertEquals("violation-1", claims.getFirst().record().id());
    assertEquals(clock.instant(), claims.getFirst().record().acceptedAt());
    assertEquals(1, tally.accepted());
  }

  @Test
  void whatIsReportedTwiceIsTakenOnce() {
    report.report(Delivering.violation("violation-1"));
    report.report(Delivering.violation("violation-1"));

    assertEquals(new OutboxCounts(1, 0), outbox.counts());
    assertEquals(1, tally.accepted());
  }

  @Test
  void aUsersTokenDoesNotWaitWhereTheServiceHasOne() {
    report(new TokenKeeping.Never(), Delivering.violation("violation-1"));

    assertEquals("", tokenThatWaits());
  }

  @Test
  void aGoodTokenIsUsedOnceAndDoesNotWait() throws Exception {
    var sink = new RecordingSink();
    report(new TokenKeeping.OfferedOnce(sink), Delivering.violation("violation-1"));

    assertTrue(sink.attempts().take().caller().token().isPresent());
    Eventually.holds(() -> tally.delivered() == 1);
    assertEquals(new OutboxCounts(0, 0), outbox.counts());
  }

  @Test
  void whatCouldNotBeReportedByTheUsersTokenWaitsWithoutIt() throws Exception {
    var sink = new RecordingSink();
    sink.answer(_ -> new ViolationSink.Delivery.Unreachable("away"));
    report(new TokenKeeping.OfferedOnce(sink), Delivering.violation("violation-1"));

    assertTrue(sink.attempts().take().caller().token().isPresent());
    Eventually.holds(() -> outbox.counts().pending() == 1);
    assertEquals("", tokenThatWaits());
  }

  private void report(TokenKeeping keeping, Violation violation) {
    new ReportViolation(outbox, new Doorbell(), tally, clock, keeping).report(violation);
  }

  private String tokenThatWaits() {
    return outbox
        .claim(clock.instant(), 10, Duration.ofMinutes(1))
        .getFirst()
        .record()
        .content()
        .string("token")
        .orElse("");
  }

  @Test
  void whatFindsNoRoomIsCounted() {
    for (String id : List.of("a", "b", "c")) {
      report.report(Delivering.violation(id));
    }

    assertEquals(new OutboxCounts(2, 0), outbox.counts());
    assertEquals(List.of(2L, 1L), List.of(tally.accepted(), tally.dropped()));
  }

  @Test
  void ofWhomThePracticeDoesNotKnowNothingIsTaken() {
    report.report(Delivering.violation("violation-1", ProfileId.NONE.value()));

    assertEquals(new OutboxCounts(0, 0), outbox.counts());
    assertEquals(List.of(0L, 0L), List.of(tally.accepted(), tally.dropped()));
  }
}
