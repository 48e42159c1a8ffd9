package dev.haystack.application.turn;

import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does what comes behind turns, beside all that runs: one work at a time for a session, and no more
 * than the limit; what finds no place is left to the next turn. Safe for use by many threads.
 */
final class BehindTurns {

  private final Map<SessionId, Thread> running = new HashMap<>();
  private final int atOnceMax;
  private boolean closed;

  BehindTurns(int atOnceMax) {
    this.atOnceMax = atOnceMax;
  }

  /** Starts the work, which is interrupted where it is to end. */
  synchronized void start(SessionId session, Runnable work) {
    if (closed || running.size() >= atOnceMax || running.containsKey(session)) {
      return;
    }
    Thread thread = Thread.ofVirtual().unstarted(() -> run(session, work));
    running.put(session, thread);
    thread.start();
  }

  private void run(SessionId session, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      TurnWork.logFault(e);
    } finally {
      over(session);
    }
  }

  private synchronized void over(SessionId session) {
    running.remove(session);
  }

  /** Ends the work of a session. */
  synchronized void end(SessionId session) {
    Thread thread = running.get(session);
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Ends all, starts nothing more, and waits for the end within a bound. */
  void close(Duration atMost) {
    List<Thread> ending;
    synchronized (this) {
      closed = true;
      ending = List.copyOf(running.values());
    }
    ending.forEach(Thread::interrupt);
    try {
      for (Thread thread : ending) {
        var _ = thread.join(atMost);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized int count() {
    return running.size();
  }
}
