package dev.haystack.outbound.model;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The waits between the attempts at an inference. Safe for many threads. */
record Waits(ModelLimits limits, RandomGenerator random, Pause pause) {

  private static final Journal JOURNAL = Journal.of(ModelServer.class);

  /** What the server advises, and a random part of a span that doubles with every attempt. */
  Duration after(AttemptException failure, int number) {
    Duration advised = failure.retryAfter();
    long span = limits.backoffBase().toMillis() << Math.min(number - 1, 20);
    long jitter = random.nextLong(Math.min(span, limits.backoffMax().toMillis()) + 1);
    return advised.plusMillis(advised.isZero() ? jitter : jitter % 100);
  }

  void await(Duration wait, AttemptException failure, int number) {
    JOURNAL.tell(
        JournalEvent.RETRY,
        Detail.peer("model"),
        Detail.attempt(number),
        Detail.reason(failure.words()),
        Detail.duration(wait));
    try {
      pause.await(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ModelException(ModelFailure.CANCELLED, "the thread was interrupted");
    }
  }
}
