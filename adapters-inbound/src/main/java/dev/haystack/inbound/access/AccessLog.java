package dev.haystack.inbound.access;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;

/** Counts the requests that were answered, and tells of them as far as that is wanted. */
public record AccessLog(Wanted wanted, Meter meter) {

  private static final Journal JOURNAL = Journal.of(AccessLog.class);
  private static final int FIRST_ERROR = 400;

  /** Of which requests it tells. */
  public enum Wanted {
    ALL,
    ERRORS,
    OFF
  }

  /** A request was answered, or its answer has ended. */
  public void answered(Answered request) {
    meter.count(
        new Measurement.Served(
            request.route(), request.method(), request.status(), request.whole()));
    if (isWanted(request.status())) {
      JOURNAL.tell(
          JournalEvent.HTTP,
          Detail.method(request.method()),
          Detail.route(request.route()),
          Detail.status(request.status()),
          Detail.duration(request.whole()),
          Detail.bytesIn(request.bytesIn()),
          Detail.bytesOut(request.bytesOut()),
          Detail.peer(request.peer().get()));
    }
  }

  private boolean isWanted(int status) {
    return switch (wanted) {
      case ALL -> true;
      case ERRORS -> status >= FIRST_ERROR;
      case OFF -> false;
    };
  }
}
