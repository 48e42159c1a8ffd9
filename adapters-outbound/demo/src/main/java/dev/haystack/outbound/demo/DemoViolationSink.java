package dev.haystack.outbound.demo;

import dev.haystack.domain.violation.Violation;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.practice.ViolationSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** A sink that keeps the newest violations in memory and logs that one arrived. */
public final class DemoViolationSink implements ViolationSink {

  static final int VIOLATIONS_MAX = 100;

  private static final Journal JOURNAL = Journal.of(DemoViolationSink.class);

  private final SequencedMap<String, Violation> violations = new LinkedHashMap<>();

  @Override
  public Delivery deliver(Violation violation) {
    if (Thread.currentThread().isInterrupted()) {
      return new Delivery.Unreachable("the delivery was interrupted");
    }
    if (keep(violation)) {
      JOURNAL.tell(JournalEvent.VIOLATION_KEPT);
    }
    return new Delivery.Delivered();
  }

  private synchronized boolean keep(Violation violation) {
    boolean isNew = violations.putIfAbsent(violation.id(), violation) == null;
    if (violations.size() > VIOLATIONS_MAX) {
      var _ = violations.pollFirstEntry();
    }
    return isNew;
  }

  /** Those kept, oldest first. */
  public synchronized List<Violation> violations() {
    return List.copyOf(violations.values());
  }
}
