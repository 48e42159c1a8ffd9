package dev.haystack.scenarios;

import dev.haystack.port.journal.JournalEntry;
import dev.haystack.port.journal.JournalLine;
import dev.haystack.report.LogSchema;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * All that our own classes log until this is closed, the finest too: in both formats, with the
 * hidden shown as it is, and what was thrown.
 */
final class WholeLog extends Handler implements AutoCloseable {

  private static final Logger OURS = Logger.getLogger("dev.haystack");

  /** It hides nothing, so that what is told of somebody by another name is found. */
  private static final JournalLine LINE = new JournalLine("node", text -> text);

  private static final JournalLine HASHED = new JournalLine("node", _ -> "0123456789ab");

  private final @Nullable Level before = OURS.getLevel();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final List<String> hashed = new CopyOnWriteArrayList<>();

  WholeLog() {
    OURS.setLevel(Level.ALL);
    OURS.addHandler(this);
  }

  String text() {
    return String.join("\n", lines);
  }

  /** Lines that the schema does not take. */
  List<String> faults() throws IOException {
    var schema = LogSchema.in(Path.of("../.."));
    return hashed.stream().filter(line -> !schema.faults(line).isEmpty()).toList();
  }

  @Override
  public void publish(LogRecord entry) {
    var thrown = new StringWriter();
    if (entry.getThrown() != null) {
      entry.getThrown().printStackTrace(new PrintWriter(thrown));
    }
    Optional<JournalEntry> told = JournalEntry.in(entry.getParameters());
    if (told.isPresent()) {
      JournalEntry said = told.get();
      lines.add(LINE.json(entry.getInstant(), "info", said));
      lines.add(LINE.text(entry.getInstant(), "info", said) + thrown);
      hashed.add(HASHED.json(entry.getInstant(), "info", said));
    } else {
      String message = MessageFormat.format(entry.getMessage(), entry.getParameters());
      lines.add(entry.getLevel() + " " + message + thrown);
      hashed.add(message);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    OURS.removeHandler(this);
    OURS.setLevel(before);
  }
}
