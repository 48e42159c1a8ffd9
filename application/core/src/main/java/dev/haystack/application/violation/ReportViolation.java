package dev.haystack.application.violation;

import static java.lang.System.Logger.Level.WARNING;

import dev.haystack.domain.violation.Violation;
import dev.haystack.port.outbox.Outbox;
import dev.haystack.port.outbox.OutboxRecord;
import java.lang.System.Logger;
import java.time.InstantSource;

/** Takes a violation for delivery; nobody waits for the sink, nor for a shared store. */
public final class ReportViolation {

  private static final Logger LOGGER = System.getLogger(ReportViolation.class.getName());

  private final Outbox outbox;
  private final Doorbell doorbell;
  private final ViolationTally tally;
  private final InstantSource clock;

  /** Over an outbox in this process's memory, whose doorbell wakes the one who delivers. */
  public ReportViolation(
      Outbox outbox, Doorbell doorbell, ViolationTally tally, InstantSource clock) {
    this.outbox = outbox;
    this.doorbell = doorbell;
    this.tally = tally;
    this.clock = clock;
  }

  /**
   * Takes the violation, once for its id. Without a profile that the practice knows nothing is
   * taken; a full outbox drops it, which the log and the tally show.
   */
  public void report(Violation violation) {
    if (!violation.caller().profile().isPractitioner()) {
      return;
    }
    var record = new OutboxRecord(violation.id(), clock.instant(), ViolationContent.of(violation));
    switch (outbox.put(record)) {
      case PLACED -> {
        tally.countAccepted();
        doorbell.ring();
      }
      case KNOWN -> {}
      case FULL -> {
        tally.countDropped();
        LOGGER.log(WARNING, "the outbox is full: a policy violation is not reported");
      }
    }
  }
}
