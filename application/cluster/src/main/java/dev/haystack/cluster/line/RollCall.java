package dev.haystack.cluster.line;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.StoreUnavailableException;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import dev.haystack.port.shared.TurnLines.Answer;
import dev.haystack.port.shared.TurnLines.Roll;
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

  /**
   * Whether the contents that answered are those that were known before they were asked; if not,
   * other nodes must first say again what they hold.
   */
  private boolean isWhole(Optional<String> before, String answering) {
    var now = Optional.of(answering);
    if (!answering.isEmpty() && (before.isEmpty() || before.equals(now))) {
      epoch = epoch.isEmpty() ? now : epoch;
      return true;
    }
    if (!epoch.equals(now)) {
      // first, so that whoever knows the new name admits nobody
      settle();
      epoch = now;
    }
    return false;
  }

  /** A way to ask the store, maybe without an answer. */
  @FunctionalInterface
  private interface Asking {
    Optional<Answer> ask(Supplier<Answer> question);
  }

  private static Optional<Answer> directly(Supplier<Answer> question) {
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
    Optional<String> before = epoch;
    long now = clock.millis();
    List<List<Seat>> seats = lines.stream().map(NodeLine::seats).toList();
    Map<Line, List<Ticket>> left = owed.byLine();
    List<Roll> rolls = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      rolls.add(roll(lines.get(i), seats.get(i), left, now));
    }
    Optional<Answer> answer = how.ask(() -> shared.stand(rolls));
    if (answer.isEmpty()) {
      lines.forEach(this::admitAlone);
      return;
    }
    boolean whole = isWhole(before, answer.get().epoch());
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).hear(seats.get(i), answer.get().standings().get(i), whole);
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
