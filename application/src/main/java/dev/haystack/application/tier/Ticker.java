package dev.haystack.application.tier;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Does something again and again, on a thread of its own, and at once when asked to. */
public final class Ticker implements AutoCloseable {

  private static final System.Logger LOGGER = System.getLogger(Ticker.class.getName());

  private final Duration period;
  private final Runnable action;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  /** Does nothing yet. */
  public Ticker(String name, Duration period, Runnable action) {
    this.period = period;
    this.action = action;
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
      try {
        action.run();
      } catch (RuntimeException e) {
        // the next time may go well
        LOGGER.log(System.Logger.Level.ERROR, "{0} failed: {1}", thread.getName(), e.getClass());
      }
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
