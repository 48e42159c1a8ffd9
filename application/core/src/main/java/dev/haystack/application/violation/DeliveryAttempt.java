package dev.haystack.application.violation;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.practice.ViolationSink;
import dev.haystack.port.practice.ViolationSink.Delivery;
import java.lang.System.Logger;
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
    DeliveryLimits limits) {

  private static final Logger LOGGER = System.getLogger(DeliveryAttempt.class.getName());

  /** Whether the sink was there, whatever it said. */
  boolean make(OutboxClaim claim) {
    return switch (deliver(claim)) {
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

  private Delivery deliver(OutboxClaim claim) {
    try {
      return ViolationContent.read(claim.record().content())
          .map(sink::deliver)
          .orElseGet(() -> new Delivery.Rejected("the record is not readable"));
    } catch (RuntimeException e) {
      // a fault of the adapter must cost neither the record nor the thread that delivers
      LOGGER.log(ERROR, "an attempt to report a violation failed: " + e.getClass().getName());
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
    LOGGER.log(WARNING, "a policy violation is given up: {0}", reason);
  }
}
