package dev.haystack.cluster.copy;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Brings what the shared store lacks to it in the background, a few at once and no more in a second
 * than leave the store to its users. It ends when nothing is left, or when the store is away.
 */
final class WriteBack {

  private static final int AT_ONCE = 8;
  private static final Journal JOURNAL = Journal.of(WriteBack.class);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Reachability reachability;
  private final Supplier<List<SessionId>> waiting;
  private final Consumer<SessionId> push;
  private final AtomicBoolean said = new AtomicBoolean();
  private boolean running;
  private boolean wantedAgain;

  /**
   * Writes back with the given step.
   *
   * @param waiting what is to be brought, the most urgent first
   * @param push brings one; it no longer waits then, unless the store went away
   */
  WriteBack(
      Reachability reachability, Supplier<List<SessionId>> waiting, Consumer<SessionId> push) {
    this.reachability = reachability;
    this.waiting = waiting;
    this.push = push;
  }

  /** Begins, unless it is under way; then it goes round once more. */
  synchronized void start() {
    if (running) {
      wantedAgain = true;
    } else {
      running = true;
      Thread.startVirtualThread(this::run);
    }
  }

  private void run() {
    do {
      try {
        said.set(false);
        pushAll(new ConcurrentLinkedQueue<>(waiting.get()));
      } catch (RuntimeException e) {
        // it would count as under way for ever
        JOURNAL.tell(JournalEvent.FAULT, Detail.reason("writing back"), Detail.fault(e));
      }
    } while (isWantedAgain());
  }

  private void pushAll(Queue<SessionId> queue) {
    List<Thread> workers =
        queue.stream()
            .limit(AT_ONCE)
            .map(_ -> Thread.startVirtualThread(() -> work(queue)))
            .toList();
    workers.forEach(WriteBack::join);
  }

  private synchronized boolean isWantedAgain() {
    running = wantedAgain && reachability.isInReach();
    wantedAgain = false;
    return running;
  }

  private void work(Queue<SessionId> queue) {
    while (reachability.isInReach()) {
      SessionId next = queue.poll();
      if (next == null) {
        return;
      }
      pushOne(next);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void pushOne(SessionId next) {
    try {
      push.accept(next);
    } catch (RuntimeException e) {
      // the others have to be brought all the same
      if (said.compareAndSet(false, true)) {
        JOURNAL.tell(JournalEvent.FAULT, Detail.reason("writing one back"), Detail.fault(e));
      }
    }
  }

  private static void join(Thread worker) {
    boolean interrupted = false;
    while (worker.isAlive()) {
      try {
        worker.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
