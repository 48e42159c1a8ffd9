package dev.haystack.load;

import dev.haystack.load.script.SinkLedger;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets users chat while others break the policy, the violations' sink there or away, and then waits
 * until every violation has arrived.
 */
final class ViolationPhase {

  private static final double VIOLATIONS_PER_SECOND = 5;
  private static final long ARRIVAL_NANOS_MAX = Duration.ofSeconds(60).toNanos();
  private static final long POLL_NANOS = Duration.ofMillis(10).toNanos();

  private final LoadTarget target;
  private final SinkLedger sink;

  ViolationPhase(LoadTarget target, SinkLedger sink) {
    this.target = target;
    this.sink = sink;
  }

  PhaseResult run(Phase phase, LoadPlan plan, String name, boolean away) {
    var tally = new Tally();
    long before = sink.records();
    sink.away(away);
    PhaseResult result;
    try (var _ = ViolationTraffic.begin(target, VIOLATIONS_PER_SECOND, tally)) {
      result = phase.run(plan, name, tally);
    }
    long backNanos = System.nanoTime();
    sink.away(false);
    awaitArrival(before + tally.count(Count.VIOLATIONS), backNanos + ARRIVAL_NANOS_MAX);
    tally.record(Latency.ALL_ARRIVED, System.nanoTime() - backNanos);
    tally.add(Count.VIOLATIONS_ARRIVED, sink.records() - before);
    tally.add(Count.VIOLATIONS_REPEATED, sink.repeated());
    return result;
  }

  private void awaitArrival(long records, long deadlineNanos) {
    while (sink.records() < records
        && System.nanoTime() < deadlineNanos
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
