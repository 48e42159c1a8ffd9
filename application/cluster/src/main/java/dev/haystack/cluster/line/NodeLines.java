package dev.haystack.cluster.line;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.cluster.reach.Ticker;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines;
import dev.haystack.port.shared.TurnLines.Holder;
import dev.haystack.port.shared.TurnLines.Leave;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * This node's places in the lines that all nodes share, kept by saying so again and again; while
 * the shared store is away, places are given by the same rule among the turns of this node alone.
 * Safe for use by many threads.
 */
public final class NodeLines implements AutoCloseable {

  private static final int LINES_AT_ONCE_MAX = 256;

  /**
   * A turn that comes for its places.
   *
   * @param sinceMillis when it came, by this node's clock
   * @param onLost is called when a place was given to another after all; must not block
   */
  record Arrival(TurnId turn, long sinceMillis, Runnable onLost) {}

  /**
   * A place that a turn comes for.
   *
   * @param capacity how many such places the line has
   * @param positions hears each position while the turn waits; must not block
   */
  record WantedPlace(Line line, int capacity, IntConsumer positions) {}

  private final NodeId node;
  private final TurnLines shared;
  private final Reachability gate;
  private final Signals signals;
  private final RollCall rollCall;
  private final Ticker renewer;
  private final Map<String, NodeLine> lines = new ConcurrentHashMap<>();
  private final OwedLeaves owed = new OwedLeaves();
  private volatile Consumer<Line> beforeOwed = _ -> {};

  public NodeLines(
      NodeId node,
      TurnLines shared,
      Reachability gate,
      StoreProbe probe,
      Signals signals,
      InstantSource clock,
      LineTimes times) {
    this.node = node;
    this.shared = shared;
    this.gate = gate;
    this.signals = signals;
    this.rollCall = new RollCall(shared, gate, probe, owed, clock, times);
    this.renewer = new Ticker("line-renewal", times.renewal(), this::renew);
    gate.onChange(this::changed);
    signals.on(Signal.LineMoved.class, this::moved);
  }

  /** Has that done before a place that could not be given back in an outage is given back. */
  public void beforeOwed(Consumer<Line> action) {
    beforeOwed = action;
  }

  /** Begins to renew. */
  public void start() {
    renewer.start();
  }

  /**
   * Takes seats in lines, one question for all of them: in each line as long as it has its places
   * in those before, and in the first in any case. Does not wait for places.
   *
   * @param wanted a session's before a user's
   */
  List<Seat> enter(Arrival arrival, List<WantedPlace> wanted) {
    List<Seat> seats = wanted.stream().map(place -> join(arrival, place)).toList();
    lock(seats.reversed());
    try {
      // whoever had a lock before may have asked for these seats too
      rollCall.ask(seats.stream().filter(Seat::isUnknown).map(Seat::line).toList());
      int behind = (int) seats.stream().takeWhile(Seat::isHeld).count() + 1;
      List<Seat> taken = seats.subList(0, Math.min(behind, seats.size()));
      leave(seats.subList(taken.size(), seats.size()));
      taken.forEach(seat -> seat.line().speak(seat));
      return taken;
    } catch (RuntimeException | Error e) {
      // nobody would give back what nobody was given
      seats.stream().filter(seat -> seat.line().remove(seat)).map(Seat::leave).forEach(owed::add);
      forgetEmpty(seats);
      throw e;
    } finally {
      unlock(seats);
    }
  }

  private Seat join(Arrival arrival, WantedPlace wanted) {
    var joined = new ArrayList<Seat>(1);
    var _ =
        lines.compute(
            wanted.line().name(),
            (_, present) -> {
              NodeLine here =
                  present == null ? new NodeLine(wanted.line(), wanted.capacity()) : present;
              var ticket = new Ticket(node, arrival.turn());
              joined.add(here.add(new Seat(this, here, ticket, arrival, wanted.positions())));
              return here;
            });
    return joined.getFirst();
  }

  /** Always in the order in which seats are left, so that nobody waits for one who waits. */
  private static void lock(List<Seat> seats) {
    seats.forEach(seat -> seat.line().asking().lock());
  }

  private static void unlock(List<Seat> seats) {
    seats.forEach(seat -> seat.line().asking().unlock());
  }

  /** The seat that has its place in the line on this node. */
  Optional<Seat> held(Line line) {
    return Optional.ofNullable(lines.get(line.name())).stream()
        .flatMap(here -> here.seats().stream())
        .filter(Seat::isHeld)
        .findFirst();
  }

  /** Who has a place in each of the lines; nothing if the store is away. */
  Optional<List<List<Holder>>> holders(List<Line> asked) {
    return gate.ask(() -> shared.holders(asked));
  }

  /** Leaves with several seats at once, a user's before a session's. */
  void leave(List<Seat> seats) {
    lock(seats);
    try {
      List<Seat> leaving = new ArrayList<>(seats);
      leaving.removeIf(seat -> !seat.line().remove(seat));
      giveBack(leaving.stream().map(Seat::leave).toList());
      rollCall.ask(leaving.stream().map(Seat::line).filter(line -> !line.isEmpty()).toList());
    } finally {
      unlock(seats);
      forgetEmpty(seats);
    }
    if (seats.stream().anyMatch(Seat::isDoubtful)) {
      renewer.tickSoon();
    }
  }

  private void giveBack(List<Leave> leaves) {
    boolean told = leaves.isEmpty();
    try {
      told = told || gate.tell(() -> tell(leaves));
    } finally {
      if (!told) {
        leaves.forEach(owed::add);
      }
    }
  }

  private void forgetEmpty(List<Seat> seats) {
    seats.forEach(
        seat ->
            lines.computeIfPresent(
                seat.line().line().name(), (_, here) -> here.isEmpty() ? null : here));
  }

  private void tell(List<Leave> leaves) {
    List<Set<NodeId>> waiting = shared.leave(leaves);
    for (int i = 0; i < leaves.size(); i++) {
      String line = leaves.get(i).line().name();
      waiting.get(i).stream()
          .filter(other -> !other.equals(node))
          .forEach(other -> signals.send(other, new Signal.LineMoved(line)));
    }
  }

  /** How many lines have seats of this node. */
  int size() {
    return lines.size();
  }

  private void moved(Signal.LineMoved moved) {
    NodeLine line = lines.get(moved.line());
    if (line != null && line.askedSoon().compareAndSet(false, true)) {
      var _ = Thread.ofVirtual().name("line-asking").start(() -> askNow(line));
    }
  }

  private void askNow(NodeLine line) {
    line.asking().lock();
    try {
      line.askedSoon().set(false);
      rollCall.ask(List.of(line));
    } finally {
      line.asking().unlock();
    }
  }

  private void changed(StoreChange change) {
    switch (change) {
      case AWAY -> rollCall.away();
      case BACK -> {
        rollCall.back();
        callAll(rollCall::askFirst);
      }
      case LOST -> {
        rollCall.lost();
        callAll(rollCall::askFirst);
      }
    }
    renewer.tickSoon();
  }

  private void renew() {
    owed.pay(
        leave -> {
          // whoever comes next must find what happened under this ticket
          beforeOwed.accept(leave.line());
          return gate.tell(() -> tell(List.of(leave)));
        });
    callAll(rollCall::ask);
  }

  /** Asks about all lines; those of which somebody asks already need it no more. */
  private void callAll(Consumer<List<NodeLine>> asking) {
    List<NodeLine> all = List.copyOf(lines.values());
    for (int from = 0; from < all.size(); from += LINES_AT_ONCE_MAX) {
      int to = Math.min(all.size(), from + LINES_AT_ONCE_MAX);
      List<NodeLine> free =
          all.subList(from, to).stream().filter(line -> line.asking().tryLock()).toList();
      try {
        asking.accept(free);
      } finally {
        free.forEach(line -> line.asking().unlock());
      }
    }
  }

  @Override
  public void close() {
    renewer.close();
  }
}
