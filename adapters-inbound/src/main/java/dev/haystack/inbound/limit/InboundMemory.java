package dev.haystack.inbound.limit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory for what is being read, as permits: what is small needs none, what is large takes them
 * as its bytes arrive and gives them back when it is parsed. Safe for use by many threads.
 */
public final class InboundMemory {

  /** So much anybody may send without asking. */
  public static final int FREE_BYTES = 64 << 10;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Semaphore bytes;
  private final int bytesMax;
  private final Duration patience;

  public InboundMemory(int bytesMax) {
    this(bytesMax, PATIENCE);
  }

  InboundMemory(int bytesMax, Duration patience) {
    this.bytesMax = bytesMax;
    this.patience = patience;
    bytes = new Semaphore(bytesMax, true);
  }

  /** What is not taken. */
  public int freeBytes() {
    return bytes.availablePermits();
  }

  /** For one reader, to begin with nothing. */
  public Share share() {
    return new Share();
  }

  /** What one reader holds; for one thread, but for the question how long. */
  public final class Share implements AutoCloseable {

    private int held;

    /** Zero while nothing is held. */
    private volatile long sinceNanos;

    private Share() {}

    /**
     * Takes what is missing for so many bytes, all that are held together; waits two seconds for it
     * at most.
     *
     * @return false if there is too little
     */
    public boolean hold(int total) {
      // one alone may be larger than what there is
      int missing = Math.min(total, bytesMax) - held;
      if (total <= FREE_BYTES || missing <= 0) {
        return true;
      }
      try {
        if (bytes.tryAcquire(missing, patience.toNanos(), TimeUnit.NANOSECONDS)) {
          sinceNanos = held == 0 ? System.nanoTime() | 1 : sinceNanos;
          held += missing;
          return true;
        }
      } catch (InterruptedException ending) {
        Thread.currentThread().interrupt();
      }
      return false;
    }

    /** Whether something has been held for longer than that. */
    public boolean isHeldFor(Duration time) {
      long since = sinceNanos;
      return since != 0 && System.nanoTime() - since > time.toNanos();
    }

    /** Gives back all; more may be taken later. */
    @Override
    public void close() {
      bytes.release(held);
      held = 0;
      sinceNanos = 0;
    }
  }
}
