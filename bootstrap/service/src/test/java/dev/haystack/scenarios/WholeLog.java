package dev.haystack.scenarios;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All that our own classes log until this is closed, the finest and what was thrown too. */
final class WholeLog extends Handler implements AutoCloseable {

  private static final Logger OURS = Logger.getLogger("dev.haystack");

  private final @Nullable Level before = OURS.getLevel();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  WholeLog() {
    OURS.setLevel(Level.ALL);
    OURS.addHandler(this);
  }

  String text() {
    return String.join("\n", lines);
  }

  @Override
  public void publish(LogRecord entry) {
    var thrown = new StringWriter();
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(new PrintWriter(thrown));
    }
    String message =
        entry.getParameters() == null
            ? entry.getMessage()
            : MessageFormat.format(entry.getMessage(), entry.getParameters());
    lines.add(entry.getLevel() + " " + message + thrown);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    OURS.removeHandler(this);
    OURS.setLevel(before);
  }
}
