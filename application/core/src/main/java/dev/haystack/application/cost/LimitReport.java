package dev.haystack.application.cost;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.SparseJournal;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;

/** Tells and counts what users wanted more than they may have. Safe for use by many threads. */
public final class LimitReport {

  private final SparseJournal journal = new SparseJournal(Journal.of(LimitReport.class));
  private final Meter meter;

  public LimitReport(Meter meter) {
    this.meter = meter;
  }

  /** Something was refused because of a limit, or for the same code. */
  public void refused(ErrorCode code) {
    meter.count(new Measurement.Limited(code.wireName()));
    journal.tell(JournalEvent.RATE_LIMITED, code);
  }
}
