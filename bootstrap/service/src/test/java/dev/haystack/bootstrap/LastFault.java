package dev.haystack.bootstrap;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.io.IOException;
import java.util.Map;

/** Tells of a fault, which is the first thing that it tells. */
final class LastFault {

  private static final Journal JOURNAL = Journal.of(LastFault.class);

  /** Loaded right before the fault is told. */
  static final class Now {
    private Now() {}
  }

  private LastFault() {}

  public static void main(String[] arguments) {
    var settings = LogSettings.read(new SettingsReader(Map.of("LOG_FORMAT", arguments[0])), false);
    RecentLines lines = Logging.configure(settings);
    var thrown = new IOException(new IllegalStateException(Now.class.getName()));
    JOURNAL.tell(JournalEvent.FAULT, Detail.reason("a thread"), Detail.fault(thrown));
    System.exit(lines.text().contains(LastFault.class.getName()) ? 0 : 1);
  }
}
