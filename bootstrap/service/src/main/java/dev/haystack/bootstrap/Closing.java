package dev.haystack.bootstrap;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.ArrayDeque;
import java.util.Deque;

/** What has to be closed, in the reverse order of its making; for one thread. */
public final class Closing implements AutoCloseable {

  private static final Journal JOURNAL = Journal.of(Closing.class);

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
        JOURNAL.tell(JournalEvent.FAULT, Detail.reason("closing"), Detail.fault(e));
      }
    }
  }
}
