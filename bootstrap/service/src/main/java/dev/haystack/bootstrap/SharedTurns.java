package dev.haystack.bootstrap;

import dev.haystack.application.session.ForgetSession;
import dev.haystack.application.session.LostTurns;
import dev.haystack.application.session.SessionFollowers;
import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.RecoverTurn;
import dev.haystack.application.turn.SharedLeases;
import dev.haystack.application.turn.StopTurn;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.application.turn.TurnPorts;
import dev.haystack.cluster.line.LineTimes;
import dev.haystack.cluster.line.NodeLines;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.Signal;
import java.time.Duration;
import java.time.InstantSource;

/** What the turns of this node have to do with those of others. */
final class SharedTurns implements AutoCloseable {

  private static final Duration LOOK_PERIOD = Duration.ofSeconds(1);

  private final NodeLines lines;
  private final Signals signals;
  private final InstantSource clock;
  private final Closing closing = new Closing();

  SharedTurns(
      SharedStore store,
      Reachability reachability,
      Signals signals,
      Overlays overlays,
      InstantSource clock) {
    this.signals = signals;
    this.clock = clock;
    lines =
        closing.with(
            new NodeLines(
                store.node(),
                overlays.lines().apply(store.lines()),
                reachability,
                store.probe(),
                signals,
                clock,
                LineTimes.DEFAULTS));
  }

  /**
   * Does here what other nodes are asked, looks after what they leave behind, and gives this node's
   * turns their places among those of all.
   */
  SharedLeases connect(
      TurnPorts ports,
      ActiveTurns turns,
      TurnLimits limits,
      SessionFollowers followers,
      StopTurn stopTurn,
      ForgetSession forgetSession) {
    signals.on(Signal.StopWanted.class, stopTurn::stopHere);
    signals.on(
        Signal.SessionDeleted.class,
        deleted -> {
          var _ =
              Thread.ofVirtual()
                  .name("deletion")
                  .start(() -> forgetSession.forget(deleted.session(), deleted.incarnation()));
        });
    lines.beforeOwed(line -> line.session().ifPresent(ports.log()::flush));
    var recoverTurn = new RecoverTurn(ports.sessions(), ports.log(), clock);
    var leases =
        new SharedLeases(lines, ports.log(), recoverTurn, clock, limits.inFlightPerUserMax());
    closing.with(new LostTurns(followers, turns, leases, LOOK_PERIOD)).start();
    return leases;
  }

  /** Begins to say again and again what this node holds. */
  void start() {
    lines.start();
  }

  @Override
  public void close() {
    closing.close();
  }
}
