package dev.haystack.outbound.demo;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** The pause between two words; interrupting ends it. */
record Pace(Duration pause) {

  static final Pace NONE = new Pace(Duration.ZERO);

  Pace {
    if (pause.isNegative()) {
      throw new IllegalArgumentException("a pause is not negative");
    }
  }

  void await() {
    try {
      // nothing ever counts this down; an interrupt is noticed even where the pause is zero
      boolean _ = new CountDownLatch(1).await(pause.toNanos(), NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "the demo model was interrupted");
    }
  }
}
