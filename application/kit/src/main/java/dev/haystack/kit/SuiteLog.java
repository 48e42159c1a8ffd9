package dev.haystack.kit;

import dev.haystack.port.journal.JournalEntry;
import dev.haystack.port.journal.JournalLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a suite of tests makes the service tell into a file of its process, as lines of JSON;
 * into the folder that the system property {@code haystack.suite-log} names. What is told by any
 * other way than the journal becomes a line that no schema takes.
 */
public final class SuiteLog extends Handler {

  private static final String FOLDER = System.getProperty("haystack.suite-log", "target/suite-log");

  private final JournalLine line =
      new JournalLine("suite", text -> "%012x".formatted(text.hashCode() & 0xffffffffL));

  private @Nullable Writer file;

  @Override
  public synchronized void publish(LogRecord entry) {
    String text =
        JournalEntry.in(entry.getParameters())
            .map(said -> line.json(entry.getInstant(), level(said), said))
            .orElseGet(() -> "\"not of the journal: " + entry.getLoggerName() + '"');
    try {
      Writer to = file();
      to.write(text + "\n");
      to.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String level(JournalEntry said) {
    return said.event().level().name().toLowerCase(Locale.ROOT);
  }

  private Writer file() throws IOException {
    Writer open = file;
    if (open == null) {
      Path folder = Files.createDirectories(Path.of(FOLDER));
      open =
          Files.newBufferedWriter(
              folder.resolve(ProcessHandle.current().pid() + ".jsonl"),
              StandardCharsets.UTF_8,
              // what is told while the process ends comes after its end was told to us
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
      file = open;
    }
    return open;
  }

  @Override
  public void flush() {}

  @Override
  public synchronized void close() {
    Writer open = file;
    file = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
