package dev.haystack.application.tier;

import dev.haystack.application.port.Line;
import dev.haystack.application.port.StoreProbe;
import dev.haystack.application.port.StoreUnavailableException;
import dev.haystack.application.port.Ticket;
import dev.haystack.application.port.TurnLines;
import dev.haystack.application.port.TurnLines.Roll;
import dev.haystack.application.port.TurnLines.Standing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks the shared lines how this node's seats stand, and decides alone while they are away. Each
 * line is asked by the thread that holds its lock for that.
 */
final class RollCall {

  private final TurnLines shared;
  private final Reachability gate;
  private final StoreProbe probe;
  private final OwedLeaves owed;
  private final InstantSource clock;
  private final LineTimes times;
  private volatile boolean away = true;
  private volatile long awaySinceMillis;
  private volatile long purgingFromMillis;
  private volatile long admittingFromMillis;
  private volatile Optional<String> epoch = Optional.empty();

  RollCall(
      TurnLines shared,
      Reachability gate,
      StoreProbe probe,
      OwedLeaves owed,
      InstantSource clock,
      LineTimes times) {
    this.owed = owed;
    this.shared = shared;
    this.gate = gate;
    this.probe = probe;
    this.clock = clock;
    this.times = times;
  }

  /** Asks, unless the store is away. */
  void ask(List<NodeLine> lines) {
    ask(lines, gate::ask);
  }

  /** Asks a store that nobody else asks yet, because it has just come back. */
  void askFirst(List<NodeLine> lines) {
    ask(lines, RollCall::directly);
  }

  void back() {
    away = false;
    purgingFromMillis = clock.millis() + times.settling().toMillis();
    epoch = nameNow();
  }

  /** What the contents are called that this node knows; nothing if the store went again. */
  private Optional<String> nameNow() {
    try {
      return Optional.of(probe.look().epoch());
    } catch (StoreUnavailableException e) {
      return Optional.empty();
    }
  }

  void lost() {
    settle();
    epoch = nameNow();
  }

  private void settle() {
    long end = clock.millis() + times.settling().toMillis();
    purgingFromMillis = end;
    admittingFromMillis = end;
  }

  void away() {
    if (!away) {
      away = true;
      awaySinceMillis = clock.millis();
    }
  }

  /** Whether the store is what it was, as far as can be said. */
  boolean isWhole() {
    Optional<String> before = epoch;
    Optional<String> now = gate.ask(() -> probe.look().epoch());
    if (now.isEmpty() || before.equals(now)) {
      return true;
    }
    epoch = now;
    if (before.isEmpty()) {
      return true;
    }
    settle();
    return false;
  }

  /** A way to ask the store, maybe without an answer. */
  @FunctionalInterface
  private interface Asking {
    Optional<List<List<Standing>>> ask(Supplier<List<List<Standing>>> question);
  }

  private static Optional<List<List<Standing>>> directly(Supplier<List<List<Standing>>> question) {
    try {
      return Optional.of(question.get());
    } catch (StoreUnavailableException e) {
      // it went again at once, as the next call will find out
      return Optional.empty();
    }
  }

  private void ask(List<NodeLine> lines, Asking how) {
    if (lines.isEmpty()) {
      return;
    }
    long now = clock.millis();
    List<List<Seat>> seats = lines.stream().map(NodeLine::seats).toList();
    Map<Line, List<Ticket>> left = owed.byLine();
    List<Roll> rolls = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      rolls.add(roll(lines.get(i), seats.get(i), left, now));
    }
    Optional<List<List<Standing>>> standings = how.ask(() -> shared.stand(rolls));
    for (int i = 0; i < lines.size(); i++) {
      if (standings.isPresent()) {
        lines.get(i).hear(seats.get(i), standings.get().get(i));
      } else {
        admitAlone(lines.get(i));
      }
    }
  }

  private void admitAlone(NodeLine line) {
    away();
    line.admitAlone(clock.millis() - awaySinceMillis < times.patience().toMillis());
  }

  private Roll roll(NodeLine line, List<Seat> seats, Map<Line, List<Ticket>> left, long nowMillis) {
    // who was given its place here in an outage has it from one who could not give it back
    boolean takenOver = seats.stream().anyMatch(Seat::isHeld);
    return new Roll(
        line.line(),
        line.capacity(),
        times.lease(),
        nowMillis >= purgingFromMillis,
        nowMillis >= admittingFromMillis,
        line.claims(seats, nowMillis),
        takenOver ? left.getOrDefault(line.line(), List.of()) : List.of());
  }
}
