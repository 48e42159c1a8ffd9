package dev.haystack.inbound.limit;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.SparseJournal;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** What was refused before anybody asked who it was; safe for use by many threads. */
public final class InboundTally {

  private final SparseJournal journal = new SparseJournal(Journal.of(InboundTally.class));
  private final LongAdder brokenBodies = new LongAdder();
  private final LongAdder resumes = new LongAdder();
  private final LongAdder failedResumes = new LongAdder();
  private final LongAdder byAddress = new LongAdder();
  private final LongAdder withoutMemory = new LongAdder();

  private final Meter meter;

  InboundTally(Meter meter) {
    this.meter = meter;
  }

  /** A body that breaks off or is framed wrongly. */
  public void brokenBody() {
    brokenBodies.increment();
  }

  /** Somebody had too many of something. */
  public void refused(Excess excess) {
    if (excess == Excess.MEMORY) {
      withoutMemory.increment();
    }
    meter.count(new Measurement.Limited(excess.name().toLowerCase(Locale.ROOT)));
    journal.tell(JournalEvent.RATE_LIMITED, excess);
  }

  /** A connection, a socket, a handshake or a bad token of an address that has too many. */
  void byAddress(Excess excess) {
    byAddress.increment();
    refused(excess);
  }

  /** A client asked to be told again what it had missed. */
  public void resumed(boolean isRecovered) {
    (isRecovered ? resumes : failedResumes).increment();
  }

  /** A token that was not taken, or none where there must be one. */
  public void tokenRefused(ErrorCode code) {
    journal.tell(JournalEvent.AUTH_REFUSED, code, Detail.code(code));
  }

  public long resumes() {
    return resumes.sum();
  }

  public long failedResumes() {
    return failedResumes.sum();
  }

  public long brokenBodies() {
    return brokenBodies.sum();
  }

  public long refusedForMemory() {
    return withoutMemory.sum();
  }

  public long refusedByAddress() {
    return byAddress.sum();
  }
}
