package dev.haystack.outbound.redisson.testkit;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What data of one direction must pass; safe for use by many threads. */
final class Gate {

  private static final int SECONDS_MAX = 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean open = true;
  private int waiting;
  private long delayNanos;
  private long bytesLeft = Long.MAX_VALUE;

  void open() {
    change(
        () -> {
          open = true;
          bytesLeft = Long.MAX_VALUE;
        });
  }

  void shut() {
    change(() -> open = false);
  }

  void delay(Duration latency) {
    change(() -> delayNanos = latency.toNanos());
  }

  void cutAfter(int bytes) {
    change(() -> bytesLeft = bytes);
  }

  private void change(Runnable action) {
    lock.lock();
    try {
      action.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits as data must; answers how much of it may pass before the connection breaks. */
  int pass(int bytes) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      awaitDelay();
      waiting++;
      changed.signalAll();
      while (!open) {
        changed.await();
      }
      waiting--;
      int passing = (int) Math.min(bytes, bytesLeft);
      bytesLeft = bytesLeft == Long.MAX_VALUE ? bytesLeft : bytesLeft - passing;
      return passing;
    } finally {
      lock.unlock();
    }
  }

  private void awaitDelay() throws InterruptedException {
    long left = delayNanos;
    while (left > 0 && delayNanos > 0) {
      left = changed.awaitNanos(left);
    }
  }

  void awaitWaiting(int pieces) {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(SECONDS_MAX);
      while (waiting < pieces) {
        if (left <= 0) {
          throw new IllegalStateException("nothing came to be held");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      lock.unlock();
    }
  }
}
