package dev.haystack.inbound.websocket;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for one socket, one thing after the other, in the order in which it came.
 *
 * <p>Handing over never blocks and may be done by any thread. A virtual thread works while
 * something waits and ends when nothing does, so what is done may wait for stores while the socket
 * is still heard. Work that fails is the last but for the closing.
 */
final class Inbox {

  private static final Journal JOURNAL = Journal.of(Inbox.class);

  private final int entriesMax;
  private final int charactersMax;
  private final Runnable onFailure;
  private final ArrayDeque<Work> urgent = new ArrayDeque<>(0);
  private final ArrayDeque<Work> waiting = new ArrayDeque<>(0);
  private int characters;
  private boolean working;
  private boolean closed;

  /**
   * Something to do.
   *
   * @param over is done once it has been done, or was dropped
   */
  private record Work(Runnable task, int characters, Runnable over) {
    Work(Runnable task) {
      this(task, 0, () -> {});
    }
  }

  /**
   * @param entriesMax how many messages may wait, and once more as many of those that overtake
   * @param charactersMax how long they may be together; one alone may be longer
   * @param onFailure is told that work failed and nothing more will be done
   */
  Inbox(int entriesMax, int charactersMax, Runnable onFailure) {
    this.entriesMax = entriesMax;
    this.charactersMax = charactersMax;
    this.onFailure = onFailure;
  }

  /** Takes work behind all other, which keeps so many characters; false if too much waits. */
  boolean offer(int characterCount, Runnable task) {
    return offer(characterCount, entriesMax, task, () -> {});
  }

  /**
   * Takes it if fewer than so many messages wait.
   *
   * @param over is done behind it or in place of it, whatever becomes of it; unless it is not taken
   */
  synchronized boolean offer(int characterCount, int waitingMax, Runnable task, Runnable over) {
    if (closed) {
      over.run();
      return true;
    }
    boolean isFull =
        waiting.size() >= Math.min(waitingMax, entriesMax)
            || characterCount > charactersMax - characters;
    if (isFull && !waiting.isEmpty()) {
      return false;
    }
    characters += characterCount;
    add(waiting, new Work(task, characterCount, over));
    return true;
  }

  /** Takes work ahead of all that was offered; false if too much waits. */
  synchronized boolean overtake(Runnable task) {
    if (urgent.size() >= entriesMax) {
      return false;
    }
    insist(task);
    return true;
  }

  /** Takes work ahead of all that was offered, whatever waits. */
  synchronized void insist(Runnable task) {
    if (!closed) {
      add(urgent, new Work(task));
    }
  }

  /** Drops what waits, and does this alone when the work under way has ended. */
  synchronized void close(Runnable last) {
    drop();
    add(urgent, new Work(last));
  }

  /** Whether nothing more is to be done for the socket. */
  synchronized boolean isClosed() {
    return closed;
  }

  /** Whether nothing waits and nothing is being done. */
  synchronized boolean isIdle() {
    return !working;
  }

  private void drop() {
    closed = true;
    urgent.clear();
    waiting.forEach(dropped -> dropped.over().run());
    waiting.clear();
    characters = 0;
  }

  private void add(ArrayDeque<Work> queue, Work work) {
    queue.add(work);
    if (!working) {
      working = true;
      var _ = Thread.ofVirtual().name("inbox").start(this::work);
    }
  }

  private void work() {
    Work next = next();
    while (next != null) {
      perform(next.task());
      next.over().run();
      next = next();
    }
  }

  private synchronized @Nullable Work next() {
    Work next = urgent.isEmpty() ? waiting.poll() : urgent.poll();
    if (next == null) {
      working = false;
    } else {
      characters -= next.characters();
    }
    return next;
  }

  private void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | StackOverflowError e) {
      // its text may hold what people said, so only its kind is logged
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("inbox"), Detail.fault(e));
      fail();
    }
  }

  private void fail() {
    synchronized (this) {
      if (closed) {
        return;
      }
      drop();
    }
    onFailure.run();
  }
}
