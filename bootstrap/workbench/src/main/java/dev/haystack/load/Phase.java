package dev.haystack.load;

import dev.haystack.load.process.ProcessUsage;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs one phase: opens, lets the users talk, samples the service, and leaves nothing open. */
final class Phase {

  private static final long SETTLING_NANOS_MAX = TimeUnit.SECONDS.toNanos(3);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final LoadTarget target;
  private final StopClock stops;
  private final ProgressLine progress;

  Phase(LoadTarget target, StopClock stops, ProgressLine progress) {
    this.target = target;
    this.stops = stops;
    this.progress = progress;
  }

  /** Runs the plan and gives what it showed; an interrupted one gives what there is by then. */
  PhaseResult run(LoadPlan plan, String name) {
    return run(plan, name, new Tally());
  }

  /** The same with a tally to which others add, too. */
  PhaseResult run(LoadPlan plan, String name, Tally tally) {
    OptionalLong pid = target.pid();
    var before = pid.isPresent() ? sample(pid, true) : Optional.<ServerSample>empty();
    try (var idle = new IdleConnections(target, tally)) {
      long startNanos = System.nanoTime();
      talk(plan, name, tally, idle);
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      countUnseenStops(tally);
      int idleCount = idle.count();
      var end = before.flatMap(sample -> sample(pid, false));
      idle.leave();
      var left = end.flatMap(sample -> settled(pid, before));
      var samples =
          left.map(last -> new ServerSamples(before.orElse(last), end.orElse(last), last));
      return new PhaseResult(plan, seconds, idleCount, tally, samples);
    }
  }

  private void talk(LoadPlan plan, String name, Tally tally, IdleConnections idle) {
    try {
      idle.open(plan.connections() - plan.users(), name);
      Crowd.of(target, plan, name, tally, stops)
          .talk(() -> progress.show(plan.name(), tally, idle.count() + plan.users()));
    } catch (InterruptedException e) {
      progress.interrupted();
    }
  }

  private void countUnseenStops(Tally tally) {
    for (int unseen = stops.awaitAll(SETTLING_NANOS_MAX); unseen > 0; unseen--) {
      tally.error("stop_not_seen_by_model");
    }
  }

  /** Waits until the clients' sockets are gone from the service, or the limit has passed. */
  private static Optional<ServerSample> settled(OptionalLong pid, Optional<ServerSample> before) {
    int sockets = before.map(sample -> sample.usage().sockets()).orElse(0);
    long deadlineNanos = System.nanoTime() + SETTLING_NANOS_MAX;
    while (System.nanoTime() < deadlineNanos && openSockets(pid) > sockets) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    return sample(pid, false);
  }

  private static int openSockets(OptionalLong pid) {
    try {
      return ProcessUsage.of(pid.orElse(0)).sockets();
    } catch (IOException e) {
      return 0;
    }
  }

  private static Optional<ServerSample> sample(OptionalLong pid, boolean before) {
    try {
      long process = pid.orElse(0);
      return Optional.of(
          before ? ServerSample.beforePhase(process) : ServerSample.afterPhase(process));
    } catch (IOException e) {
      // it has ended; the clients' figures are still worth showing
      return Optional.empty();
    }
  }
}
