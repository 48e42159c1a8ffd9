package dev.haystack.kit.practice;

import dev.haystack.domain.violation.Violation;
import dev.haystack.port.practice.ViolationSink;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A sink that answers as a test wants it to, and tells of every attempt after its answer. */
public final class RecordingSink implements ViolationSink {

  private final BlockingQueue<Violation> attempts = new LinkedBlockingQueue<>();
  private final Set<String> recorded = new ConcurrentSkipListSet<>();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger runningMost = new AtomicInteger();
  private volatile Function<Violation, Delivery> answer = _ -> new Delivery.Delivered();

  /** Answers so from now on. */
  public void answer(Function<Violation, Delivery> newAnswer) {
    answer = newAnswer;
  }

  /** Every attempt, once it was answered. */
  public BlockingQueue<Violation> attempts() {
    return attempts;
  }

  /** The ids of what was delivered. */
  public List<String> recorded() {
    return List.copyOf(recorded);
  }

  /** The most attempts side by side since this was asked last. */
  public int runningMost() {
    return runningMost.getAndSet(0);
  }

  @Override
  public Delivery deliver(Violation violation) {
    int now = running.incrementAndGet();
    runningMost.accumulateAndGet(now, Math::max);
    try {
      return recorded(violation);
    } finally {
      running.decrementAndGet();
      attempts.add(violation);
    }
  }

  private Delivery recorded(Violation violation) {
    if (Thread.currentThread().isInterrupted()) {
      return new Delivery.Unreachable("interrupted");
    }
    Delivery delivery = answer.apply(violation);
    if (delivery instanceof Delivery.Delivered) {
      recorded.add(violation.id());
    }
    return delivery;
  }
}
