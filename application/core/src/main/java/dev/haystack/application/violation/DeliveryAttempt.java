package dev.haystack.application.violation;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.practice.ViolationSink;
import dev.haystack.port.practice.ViolationSink.Delivery;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Offers one claimed record to the sink, and tells the outbox what became of it. */
record DeliveryAttempt(
    ViolationOutbox outbox,
    ViolationSink sink,
    ViolationTally tally,
    InstantSource clock,
    Backoff backoff,
    DeliveryLimits limits,
    Tracing tracing) {

  private static final Journal JOURNAL = Journal.of(DeliveryAttempt.class);

  /** Whether the sink was there, whatever it said. */
  boolean make(OutboxClaim claim) {
    return switch (traced(claim)) {
      case Delivery.Delivered() -> {
        outbox.settle(claim);
        tally.countDelivered();
        yield true;
      }
      case Delivery.Rejected(var reason) -> {
        bury(claim, reason);
        yield true;
      }
      case Delivery.Unreachable(var reason) -> {
        putBack(claim, reason);
        yield false;
      }
    };
  }

  private Delivery traced(OutboxClaim claim) {
    Span span = tracing.from(TraceContext.NONE).begin(Operation.violationDelivery());
    try {
      Delivery delivery = deliver(claim);
      switch (delivery) {
        case Delivery.Delivered _ -> span.tell(Attribute.outcome("delivered"));
        case Delivery.Rejected _ -> span.fail("rejected");
        case Delivery.Unreachable _ -> span.fail("unreachable");
      }
      return delivery;
    } finally {
      span.end();
    }
  }

  private Delivery deliver(OutboxClaim claim) {
    try {
      return ViolationContent.read(claim.record().content())
          .map(sink::deliver)
          .orElseGet(() -> new Delivery.Rejected("the record is not readable"));
    } catch (RuntimeException e) {
      // a fault of the adapter must cost neither the record nor the thread that delivers
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("violation sink"), Detail.fault(e));
      return new Delivery.Unreachable("a fault of the adapter");
    }
  }

  private void putBack(OutboxClaim claim, String reason) {
    Instant now = clock.instant();
    Duration age = Duration.between(claim.record().acceptedAt(), now);
    if (age.compareTo(limits.ageMax()) > 0) {
      bury(claim, "not delivered in time: " + reason);
      return;
    }
    tally.countFailedAttempt();
    Duration pause = backoff.after(claim.attempts() + 1, limits.recordPause(age));
    outbox.putBack(claim, now.plus(pause));
  }

  private void bury(OutboxClaim claim, String reason) {
    var kept = ViolationContent.withoutToken(claim.record().content());
    outbox.bury(claim.withContent(kept), reason);
    tally.countBuried();
    JOURNAL.tell(JournalEvent.VIOLATION_GIVEN_UP, Detail.reason(reason));
  }
}
