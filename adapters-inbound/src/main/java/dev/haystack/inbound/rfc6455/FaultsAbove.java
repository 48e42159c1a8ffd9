package dev.haystack.inbound.rfc6455;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;

/** Tells of failures of the code above without their own words, which may hold what a peer said. */
final class FaultsAbove {

  private static final Journal JOURNAL = Journal.of(FaultsAbove.class);

  private FaultsAbove() {}

  static void ofEndpoint(RuntimeException failure) {
    JOURNAL.tell(JournalEvent.FAULT, Detail.reason("endpoint"), Detail.fault(failure));
  }

  static void ofHandler(RuntimeException failure) {
    JOURNAL.tell(JournalEvent.FAULT, Detail.reason("handler"), Detail.fault(failure));
  }
}
