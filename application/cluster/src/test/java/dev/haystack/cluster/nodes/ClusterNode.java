package dev.haystack.cluster.nodes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.cluster.line.LineTimes;
import dev.haystack.cluster.line.NodeLines;
import dev.haystack.cluster.line.Seat;
import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.cluster.outbox.TieredOutbox;
import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.shared.SharedContents;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.memory.MemoryStore;
import dev.haystack.outbound.memory.MemoryStoreLimits;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.SharedStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Everything of one node over any shared store that it has in reach. */
final class ClusterNode implements AutoCloseable {

  static final int BYTES_MAX = 10_000;

  private static final Duration REACH_MAX = Duration.ofSeconds(10);
  private static final MemoryStoreLimits LIMITS =
      new MemoryStoreLimits(
          SharedContents.SESSION_TIMEOUT,
          10_000,
          SharedContents.UI_STATE_TIME_TO_LIVE,
          BYTES_MAX,
          MemoryOutboxLimits.DEFAULT);

  final Reachability reachability;
  final Signals signals;
  final TieredSessionStore sessions;
  final TieredUiStateStore uiStates;
  final TieredEventLog log;
  final TieredOutbox violations;
  private final NodeLines lines;
  private final InstantSource clock;

  ClusterNode(SharedStore shared, InstantSource clock) {
    this.clock = clock;
    MemoryStore local = MemoryStore.of(LIMITS, clock, ClusterNode::id);
    reachability = new Reachability(shared.probe(), Reachability.Periods.DEFAULTS);
    signals = new Signals(shared.bus(), reachability);
    sessions =
        new TieredSessionStore(
            local.sessions(),
            shared.sessions(),
            reachability,
            clock,
            SharedContents.SESSION_TIMEOUT);
    uiStates =
        new TieredUiStateStore(
            local.uiStates(),
            shared.uiStates(),
            reachability,
            ClusterNode::id,
            clock,
            SharedContents.UI_STATE_TIME_TO_LIVE);
    log =
        new TieredEventLog(
            local.log(),
            shared.log(),
            reachability,
            signals,
            sessions::bringUp,
            ClusterNode::id,
            _ -> {});
    violations = new TieredOutbox(local.violations(), shared.violations(), reachability, clock);
    lines =
        new NodeLines(
            shared.node(),
            shared.lines(),
            reachability,
            shared.probe(),
            signals,
            clock,
            LineTimes.DEFAULTS);
    reachability.start();
    lines.start();
    awaitInReach();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  void awaitInReach() {
    assertTrue(reachability.awaitInReach(REACH_MAX), "the store did not come into reach");
  }

  /** Takes the turn's seat in a line, in which that many have their places at once. */
  Seat enter(String turn, Line line, int capacity) {
    var arrival = new NodeLines.Arrival(new TurnId(turn), clock.millis(), () -> {});
    return lines
        .enter(arrival, List.of(new NodeLines.WantedPlace(line, capacity, _ -> {})))
        .getFirst();
  }

  @Override
  public void close() {
    lines.close();
    log.close();
    reachability.close();
  }
}
