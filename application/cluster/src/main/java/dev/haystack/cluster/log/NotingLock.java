package dev.haystack.cluster.log;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * A lock whose holder is not disturbed: what others have to say meanwhile is done when it is given
 * back, so that an answer from before does not undo it.
 */
final class NotingLock {

  private final Duration waitMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Queue<Runnable> notes = new ConcurrentLinkedQueue<>();

  /**
   * @param waitMax so long its holder may need
   */
  NotingLock(Duration waitMax) {
    this.waitMax = waitMax;
  }

  /** Runs a step under the lock; false if it cannot be had in time, or if the step says so. */
  boolean locked(BooleanSupplier step) {
    try {
      if (!lock.tryLock(waitMax.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return step.getAsBoolean();
    } finally {
      unlock();
    }
  }

  /** Takes the lock if nobody has it. */
  boolean tryLock() {
    return lock.tryLock();
  }

  void unlock() {
    lock.unlock();
    doNoted();
  }

  /** Done at once, unless another thread has the lock: then when it gives it back. */
  void note(Runnable change) {
    notes.add(change);
    doNoted();
  }

  /** Whether something is to be done as soon as the lock is given back. */
  boolean hasNotes() {
    return !notes.isEmpty();
  }

  private void doNoted() {
    while (!notes.isEmpty() && lock.tryLock()) {
      try {
        for (Runnable next = notes.poll(); next != null; next = notes.poll()) {
          next.run();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
