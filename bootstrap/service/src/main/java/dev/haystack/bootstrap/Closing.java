package dev.haystack.bootstrap;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed, in the reverse order of its making; for one thread. */
public final class Closing implements AutoCloseable {

  private static final Logger LOGGER = System.getLogger(Closing.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  Closing() {}

  /** Notes a part, which is the same that is returned. */
  public <T extends AutoCloseable> T with(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        // the others have to be closed all the same
        LOGGER.log(Level.WARNING, "a part did not close", e);
      }
    }
  }
}
