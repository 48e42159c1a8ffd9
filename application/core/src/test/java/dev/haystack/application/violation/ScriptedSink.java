package dev.haystack.application.violation;

import dev.haystack.domain.violation.Violation;
import dev.haystack.port.practice.ViolationSink;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A sink that answers as a test wants it to, and tells of every attempt after its answer. */
final class ScriptedSink implements ViolationSink {

  private final BlockingQueue<Violation> attempts = new LinkedBlockingQueue<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger runningMost = new AtomicInteger();
  private volatile Function<Violation, Delivery> answer = _ -> new Delivery.Delivered();

  void answer(Function<Violation, Delivery> newAnswer) {
    answer = newAnswer;
  }

  BlockingQueue<Violation> attempts() {
    return attempts;
  }

  /** The most attempts side by side since this was asked last. */
  int runningMost() {
    return runningMost.getAndSet(0);
  }

  @Override
  public Delivery deliver(Violation violation) {
    int now = running.incrementAndGet();
    runningMost.accumulateAndGet(now, Math::max);
    try {
      return answer.apply(violation);
    } finally {
      running.decrementAndGet();
      attempts.add(violation);
    }
  }
}
