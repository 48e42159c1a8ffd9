package dev.haystack.outbound.model;

import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The waits between the attempts at an inference. Safe for many threads. */
record Waits(ModelLimits limits, RandomGenerator random, Pause pause) {

  private static final System.Logger LOGGER = System.getLogger(ModelServer.class.getName());

  /** What the server advises, and a random part of a span that doubles with every attempt. */
  Duration after(AttemptException failure, int number) {
    Duration advised = failure.retryAfter();
    long span = limits.backoffBase().toMillis() << Math.min(number - 1, 20);
    long jitter = random.nextLong(Math.min(span, limits.backoffMax().toMillis()) + 1);
    return advised.plusMillis(advised.isZero() ? jitter : jitter % 100);
  }

  void await(Duration wait, AttemptException failure, int number) {
    LOGGER.log(
        System.Logger.Level.INFO,
        "attempt {0} at an inference failed ({1}), next in {2}",
        number,
        failure.getMessage(),
        wait);
    try {
      pause.await(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "the thread was interrupted");
    }
  }
}
