package dev.haystack.bootstrap;

import dev.haystack.port.journal.JournalLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.jspecify.annotations.Nullable;

/** Has a file told what happens in this process until it is closed, as the service tells it. */
public final class ToldLines extends StreamHandler implements AutoCloseable {

  private static final Logger OURS = Logger.getLogger("dev.haystack");

  private final @Nullable Level before = OURS.getLevel();

  /** Into that file. */
  public ToldLines(Path file) throws IOException {
    super(Files.newOutputStream(file), formatter());
    setLevel(Level.ALL);
    OURS.addHandler(this);
  }

  private static RecentLines formatter() {
    var line = new JournalLine("node", KeyedHash.ofProcess(Optional.empty()));
    return new RecentLines(new JournalFormatter(line, LogFormat.JSON));
  }

  /** How much is told from now on. */
  public void tell(Level ours) {
    OURS.setLevel(ours);
  }

  @Override
  public synchronized void publish(LogRecord entry) {
    super.publish(entry);
    // one write a line, as to a console
    flush();
  }

  @Override
  public synchronized void close() {
    OURS.removeHandler(this);
    OURS.setLevel(before);
    super.close();
  }
}
