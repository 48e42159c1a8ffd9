package dev.haystack.bootstrap;

import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** One line for each record; of an exception its types and places, whose texts may be anybody's. */
final class LineFormatter extends Formatter {

  private static final int FRAMES_MAX = 12;
  private static final int CAUSES_MAX = 5;

  @Override
  public String format(LogRecord entry) {
    var line = new StringBuilder();
    line.append(entry.getInstant().truncatedTo(ChronoUnit.MILLIS))
        .append(' ')
        .append(entry.getLevel().getName())
        .append(' ')
        .append(entry.getLoggerName())
        .append(' ')
        .append(formatMessage(entry).replaceAll("\\s+", " "));
    @Nullable Throwable thrown = entry.getThrown();
    for (int i = 0; i < CAUSES_MAX && thrown != null; i++) {
      append(thrown, line);
      thrown = thrown.getCause();
    }
    return line.append(System.lineSeparator()).toString();
  }

  private static void append(Throwable thrown, StringBuilder line) {
    line.append(" | ").append(thrown.getClass().getName());
    StackTraceElement[] frames = thrown.getStackTrace();
    for (int i = 0; i < Math.min(FRAMES_MAX, frames.length); i++) {
      line.append(" < ").append(frames[i]);
    }
  }
}
