package dev.haystack.cluster.line;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.cluster.log.LogSessions;
import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.cluster.nodes.Fakes;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.shared.ModelTurnLines;
import dev.haystack.outbound.memory.MemoryEventLog;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreUnavailableException;
import dev.haystack.port.shared.TurnLines;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.turn.TurnClaim;
import dev.haystack.port.turn.TurnPlace;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The places of one node, over lines and logs of this process, which a test can look at. */
final class PlacesOfANode implements AutoCloseable {

  private static final Duration LONG = Duration.ofHours(1);

  final TieredEventLog log;
  final SharedPlaces places;
  private final InstantSource clock = InstantSource.system();
  private final ModelTurnLines shared = new ModelTurnLines(clock);
  private final AtomicLong beat = new AtomicLong();
  private final Reachability reachability;
  private final NodeLines lines;

  private PlacesOfANode(boolean inReach, SessionStore sessions, Runnable looked, Runnable left) {
    StoreProbe probe = Fakes.of(StoreProbe.class, (_, _, _) -> look(inReach));
    reachability = new Reachability(probe, new Reachability.Periods(LONG, LONG));
    var signals = new Signals(Fakes.of(NodeBus.class, (_, _, _) -> null), reachability);
    var local = new MemoryEventLog(clock, PlacesOfANode::id);
    log =
        new TieredEventLog(
            local,
            Fakes.of(SharedEventLog.class, (_, method, _) -> answer(method.getName(), looked)),
            Duration.ZERO,
            reachability,
            signals,
            new LogSessions(_ -> true, (_, _) -> true),
            PlacesOfANode::id,
            _ -> {});
    lines =
        new NodeLines(
            new NodeId("node"),
            lines(left),
            reachability,
            probe,
            signals,
            clock,
            LineTimes.DEFAULTS);
    places =
        new SharedPlaces(
            LocalPlaces.beforeOthers(() -> TurnLimits.DEFAULT),
            lines,
            log,
            new RecoverTurn(sessions, local, log, log, clock),
            clock,
            () -> 10);
    reachability.start();
    assertEquals(inReach, reachability.isInReach());
  }

  /**
   * With the store in reach.
   *
   * @param looked is called when the shared log was asked, before it answers
   * @param left is called when a place was given back
   */
  static PlacesOfANode inReach(SessionStore sessions, Runnable looked, Runnable left) {
    return new PlacesOfANode(true, sessions, looked, left);
  }

  /** Of a node that is alone with the session, in reach of the store or not. */
  static PlacesOfANode alone(boolean inReach) {
    SessionStore sessions = Fakes.of(SessionStore.class, (_, _, _) -> List.of());
    return new PlacesOfANode(inReach, sessions, () -> {}, () -> {});
  }

  private StoreProbe.Sighting look(boolean inReach) {
    if (!inReach) {
      throw new StoreUnavailableException("away");
    }
    return new StoreProbe.Sighting(shared.epoch(), beat.incrementAndGet());
  }

  private static Object answer(String question, Runnable looked) {
    if (question.equals("look")) {
      looked.run();
      return List.of(Optional.empty());
    }
    return Optional.empty();
  }

  private TurnLines lines(Runnable left) {
    return Fakes.of(
        TurnLines.class,
        (_, method, arguments) -> {
          try {
            if (method.getName().equals("leave")) {
              left.run();
            }
            return method.invoke(shared, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  /** A turn that has its place. */
  TurnPlace placed() {
    TurnPlace place =
        places.enter(
            new TurnClaim(
                new TurnId("turn"),
                new SessionId("session"),
                new UserId("test", "anna"),
                clock.millis(),
                () -> {}),
            _ -> {});
    assertEquals(List.of(true, true), List.of(place.isFree(), place.await()));
    return place;
  }

  @Override
  public void close() {
    lines.close();
    log.close();
    reachability.close();
  }
}
