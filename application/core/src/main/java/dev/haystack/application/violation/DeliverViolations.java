package dev.haystack.application.violation;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.outbox.OutboxClaim;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.practice.ViolationSink;
import dev.haystack.port.tracing.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * Delivers what the outbox holds, on a virtual thread of its own, several records side by side.
 *
 * <p>A round in which the sink answered nothing makes it count as away; then one record at a time
 * asks whether it is back, after growing pauses.
 */
public final class DeliverViolations {

  private static final Journal JOURNAL = Journal.of(DeliverViolations.class);

  private final ViolationOutbox outbox;
  private final DeliveryAttempt attempt;
  private final Doorbell doorbell;
  private final InstantSource clock;
  private final DeliveryLimits limits;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;
  private volatile DeliveryStatus status = DeliveryStatus.INITIAL;
  private int failures;

  /**
   * Over the outbox that reports go to, perhaps by way of others.
   *
   * @param tracing keeps the attempts
   */
  public DeliverViolations(
      ViolationOutbox outbox,
      ViolationSink sink,
      Doorbell doorbell,
      ViolationTally tally,
      InstantSource clock,
      RandomGenerator random,
      DeliveryLimits limits,
      Tracing tracing) {
    this.outbox = outbox;
    this.doorbell = doorbell;
    this.clock = clock;
    this.limits = limits;
    var backoff = new Backoff(limits.backoffBase(), random);
    this.attempt = new DeliveryAttempt(outbox, sink, tally, clock, backoff, limits, tracing);
    this.thread = Thread.ofVirtual().name("violations").unstarted(this::run);
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** How it did when it last looked; nothing is waited for. */
  public DeliveryStatus status() {
    return status;
  }

  /** Ends, with the attempts under way if they end by then. */
  public void stop(Instant until) throws InterruptedException {
    closed.countDown();
    doorbell.ring();
    if (thread.isAlive() && !thread.join(remaining(until))) {
      thread.interrupt();
      thread.join();
    }
  }

  /**
   * Tries, after the end, what still waits in this process, be it due or not, once more until then.
   * What is left goes down with the process.
   */
  public void tryOnceMore(ViolationOutbox local, Instant until) throws InterruptedException {
    List<OutboxClaim> rest = local.claim(Instant.MAX, Integer.MAX_VALUE, limits.lease());
    for (int i = 0; i < rest.size() && remaining(until).isPositive(); i += limits.atOnceMax()) {
      int end = Math.min(rest.size(), i + limits.atOnceMax());
      var _ = offer(rest.subList(i, end), remaining(until));
    }
    int left = local.counts().pending();
    if (left > 0) {
      JOURNAL.tell(JournalEvent.VIOLATIONS_LOST, Detail.count(left));
    }
  }

  private void run() {
    try {
      while (closed.getCount() > 0) {
        Duration pause = safeRound();
        if (failures > 0) {
          var _ = closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } else {
          doorbell.await(pause);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration safeRound() throws InterruptedException {
    try {
      return round();
    } catch (RuntimeException | StackOverflowError e) {
      // nobody else would deliver if a fault ended this thread
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("delivery of violations"), Detail.fault(e));
      return limits.probePauseMax();
    }
  }

  /** Makes the attempts that are due, and says how long to pause. */
  private Duration round() throws InterruptedException {
    int many = failures > 0 ? 1 : limits.atOnceMax();
    List<OutboxClaim> claims = outbox.claim(clock.instant(), many, limits.lease());
    if (!claims.isEmpty()) {
      judge(offer(claims, limits.lease()));
    }
    status = new DeliveryStatus(failures > 0, outbox.counts());
    if (failures > 0) {
      return attempt.backoff().after(failures, limits.probePauseMax());
    }
    return claims.size() == many ? Duration.ZERO : limits.period();
  }

  private void judge(boolean reached) {
    if (!reached) {
      failures++;
      if (failures == 1) {
        JOURNAL.tell(JournalEvent.SINK_AWAY);
      }
    } else if (failures > 0) {
      failures = 0;
      JOURNAL.tell(JournalEvent.SINK_BACK);
    }
  }

  /** Whether the sink answered any of the attempts, which may take so long. */
  private boolean offer(List<OutboxClaim> claims, Duration most) throws InterruptedException {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> attempts = new ArrayList<>();
      try {
        for (OutboxClaim claim : claims) {
          attempts.add(executor.submit(() -> attempt.make(claim)));
        }
        boolean reached = false;
        Instant until = clock.instant().plus(most);
        for (Future<Boolean> one : attempts) {
          reached |= reached(one, remaining(until));
        }
        return reached;
      } finally {
        // an interrupted attempt gives its record back
        executor.shutdownNow();
      }
    }
  }

  private static boolean reached(Future<Boolean> attempt, Duration most)
      throws InterruptedException {
    try {
      return attempt.get(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("violation sink"), Detail.fault(e));
      return false;
    }
  }

  private Duration remaining(Instant until) {
    return Duration.between(clock.instant(), until);
  }
}
