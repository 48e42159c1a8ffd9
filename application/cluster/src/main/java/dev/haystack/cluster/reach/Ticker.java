package dev.haystack.cluster.reach;

import dev.haystack.port.task.PeriodicTask;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does something again and again, on a thread of its own, and at once when asked to. */
public final class Ticker implements AutoCloseable {

  private final Duration period;
  private final PeriodicTask task;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /** Does nothing yet. */
  public Ticker(String name, Duration period, Runnable action) {
    this.period = period;
    this.task = PeriodicTask.of(name, action);
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** Begins, after the first period. */
  public void start() {
    thread.start();
  }

  /** Does it at once, or again if it is being done. */
  public void tickSoon() {
    asked.release();
  }

  private void run() {
    while (!closed && await()) {
      task.run();
    }
  }

  private boolean await() {
    try {
      if (asked.tryAcquire(period.toMillis(), TimeUnit.MILLISECONDS)) {
        asked.drainPermits();
      }
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
