package dev.haystack.bootstrap;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.JournalEntry;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.JournalLine;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One line for each record. Of a library's record it shows which part of the library spoke and what
 * was thrown, never its words: nobody knows what is in them.
 */
final class JournalFormatter extends Formatter {

  private final JournalLine line;
  private final LogFormat format;

  JournalFormatter(JournalLine line, LogFormat format) {
    this.line = line;
    this.format = format;
  }

  @Override
  public String format(LogRecord entry) {
    JournalEntry said = JournalEntry.in(entry.getParameters()).orElseGet(() -> ofLibrary(entry));
    String level = word(entry.getLevel());
    return switch (format) {
          case JSON -> line.json(entry.getInstant(), level, said);
          case TEXT -> line.text(entry.getInstant(), level, said);
        }
        + "\n";
  }

  private static JournalEntry ofLibrary(LogRecord entry) {
    List<Detail> details = new ArrayList<>();
    @Nullable String name = entry.getLoggerName();
    if (name != null) {
      details.add(Detail.reason(name));
    }
    @Nullable Throwable thrown = entry.getThrown();
    if (thrown != null) {
      details.add(Detail.fault(thrown));
    }
    return new JournalEntry(JournalEvent.LIBRARY, details);
  }

  private static String word(Level level) {
    if (level.intValue() >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (level.intValue() >= Level.WARNING.intValue()) {
      return "warning";
    }
    if (level.intValue() >= Level.INFO.intValue()) {
      return "info";
    }
    return level.intValue() >= Level.FINE.intValue() ? "debug" : "trace";
  }
}
