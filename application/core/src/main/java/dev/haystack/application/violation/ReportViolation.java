package dev.haystack.application.violation;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.violation.Violation;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.practice.ViolationSink;
import java.time.InstantSource;

/** Takes a violation for delivery; nobody waits for the sink, nor for a shared store. */
public final class ReportViolation {

  private static final Journal JOURNAL = Journal.of(ReportViolation.class);

  private final ViolationOutbox outbox;
  private final Doorbell doorbell;
  private final ViolationTally tally;
  private final InstantSource clock;
  private final TokenKeeping keeping;

  /**
   * Over an outbox in this process's memory.
   *
   * @param doorbell wakes the one who delivers
   * @param keeping what becomes of users' tokens
   */
  public ReportViolation(
      ViolationOutbox outbox,
      Doorbell doorbell,
      ViolationTally tally,
      InstantSource clock,
      TokenKeeping keeping) {
    this.keeping = keeping;
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
    JsonObject content = ViolationContent.of(violation);
    switch (keeping) {
      case TokenKeeping.Kept() -> put(violation, content);
      case TokenKeeping.Never() -> put(violation, ViolationContent.withoutToken(content));
      case TokenKeeping.OfferedOnce(var sink) -> {
        var _ = Thread.ofVirtual().name("violation").start(() -> offer(violation, content, sink));
      }
    }
  }

  /** Offers it with a token that is good now; where that fails, who delivers it has no other. */
  private void offer(Violation violation, JsonObject content, ViolationSink sink) {
    if (isDelivered(violation, sink)) {
      tally.countAccepted();
      tally.countDelivered();
    } else {
      put(violation, ViolationContent.withoutToken(content));
    }
  }

  private boolean isDelivered(Violation violation, ViolationSink sink) {
    try {
      return clock.instant().isBefore(violation.caller().notAfter())
          && sink.deliver(violation) instanceof ViolationSink.Delivery.Delivered;
    } catch (RuntimeException e) {
      // a fault of the adapter must not cost the record
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("violation sink"), Detail.fault(e));
      return false;
    }
  }

  private void put(Violation violation, JsonObject content) {
    var record = new OutboxRecord(violation.id(), clock.instant(), content);
    switch (outbox.put(record)) {
      case PLACED -> {
        tally.countAccepted();
        doorbell.ring();
      }
      case KNOWN -> {}
      case FULL -> {
        tally.countDropped();
        JOURNAL.tell(JournalEvent.VIOLATION_DROPPED);
      }
    }
  }
}
