package dev.haystack.application.violation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the one who delivers that there is something new; a ring while nobody waits is kept. */
public final class Doorbell {

  private final Semaphore rings = new Semaphore(0);

  /** Never blocks. */
  void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /** Waits for a ring, at most so long. */
  void await(Duration most) throws InterruptedException {
    var _ = rings.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
    var _ = rings.drainPermits();
  }
}
