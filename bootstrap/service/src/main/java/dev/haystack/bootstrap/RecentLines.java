package dev.haystack.bootstrap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Keeps the newest lines of the log as they were written, for a ticket. For all threads. */
final class RecentLines extends Formatter {

  private static final int LINES_MAX = 1_000;

  private final Formatter formatter;
  private final Deque<String> lines = new ArrayDeque<>(LINES_MAX);

  /** Of the lines that the formatter makes. */
  RecentLines(Formatter formatter) {
    this.formatter = formatter;
  }

  @Override
  public String format(LogRecord entry) {
    String line = formatter.format(entry);
    keep(line);
    return line;
  }

  private synchronized void keep(String line) {
    if (lines.size() == LINES_MAX) {
      lines.removeFirst();
    }
    lines.addLast(line);
  }

  /** All that are kept, the oldest first. */
  synchronized String text() {
    return String.join("", lines);
  }
}
