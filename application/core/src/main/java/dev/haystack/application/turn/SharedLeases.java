package dev.haystack.application.turn;

import static java.util.Objects.requireNonNull;

import dev.haystack.cluster.line.Arrival;
import dev.haystack.cluster.line.NodeLines;
import dev.haystack.cluster.line.RecoverTurn;
import dev.haystack.cluster.line.Seat;
import dev.haystack.cluster.line.WantedPlace;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.TurnLines.Holder;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.QueueReason;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Places in the lines that all nodes share: that of the session, then that of the user. */
public final class SharedLeases implements TurnLeases {

  /** The session's and the user's. */
  private static final int LINES = 2;

  private final NodeLines lines;
  private final EventLog log;
  private final RecoverTurn recoverTurn;
  private final InstantSource clock;
  private final int inFlightPerUserMax;

  public SharedLeases(
      NodeLines lines,
      EventLog log,
      RecoverTurn recoverTurn,
      InstantSource clock,
      int inFlightPerUserMax) {
    this.lines = lines;
    this.log = log;
    this.recoverTurn = recoverTurn;
    this.clock = clock;
    this.inFlightPerUserMax = inFlightPerUserMax;
  }

  @Override
  public boolean limitUsers() {
    return true;
  }

  @Override
  public TurnLease leaseOf(ActiveTurn turn, Consumer<QueuePosition> waiting) {
    return new Lease(turn, waiting);
  }

  /** The running turns among those given that no node works on any more. */
  public List<SessionId> lost(Map<SessionId, TurnId> running) {
    List<SessionId> sessions = List.copyOf(running.keySet());
    List<List<Holder>> holders =
        lines.holders(sessions.stream().map(Line::of).toList()).orElse(List.of());
    List<SessionId> lost = new ArrayList<>();
    for (int i = 0; i < holders.size(); i++) {
      SessionId session = sessions.get(i);
      TurnId turn = requireNonNull(running.get(session));
      if (holders.get(i).stream()
          .noneMatch(holder -> holder.live() && holder.ticket().turn().equals(turn))) {
        lost.add(session);
      }
    }
    return lost;
  }

  @Override
  public boolean endIfLost(SessionId session, TurnId turn) {
    if (lost(Map.of(session, turn)).isEmpty()) {
      return false;
    }
    var place = new TurnId("recovery of " + turn.value());
    var arrival = new Arrival(place, clock.millis(), () -> {});
    var wanted = new WantedPlace(Line.of(session), 1, _ -> {});
    try (Seat seat = lines.enter(arrival, List.of(wanted)).getFirst()) {
      // whoever has the place instead looks for lost turns too
      if (!seat.isShared() || seat.isDoubtful()) {
        return false;
      }
      log.catchUp(session, seat.fence());
      var _ = recoverTurn.recover(session);
      log.flush(session);
      return true;
    }
  }

  private final class Lease implements TurnLease {
    private final Arrival arrival;
    private final WantedPlace inSession;
    private final WantedPlace ofUser;
    private final List<Seat> seats = new ArrayList<>(LINES);

    Lease(ActiveTurn turn, Consumer<QueuePosition> waiting) {
      this.arrival =
          new Arrival(
              turn.id(), turn.sinceMillis(), () -> turn.cancellation().cancel(CancelReason.LOST));
      this.inSession =
          new WantedPlace(
              Line.of(turn.request().session()),
              1,
              at -> waiting.accept(new QueuePosition(at, QueueReason.SESSION_BUSY)));
      // last, so that no place there is kept by one who waits elsewhere
      this.ofUser =
          new WantedPlace(
              Line.of(turn.user()),
              inFlightPerUserMax,
              at -> waiting.accept(new QueuePosition(at, QueueReason.USER_LIMIT)));
    }

    @Override
    public boolean enter() {
      seats.addAll(lines.enter(arrival, List.of(inSession, ofUser)));
      return seats.size() == LINES && seats.stream().allMatch(Seat::isHeld);
    }

    @Override
    public boolean await() {
      while (awaitBoth()) {
        if (seats.stream().noneMatch(Seat::isDoubtful)) {
          return true;
        }
        close();
      }
      return false;
    }

    private boolean awaitBoth() {
      if (seats.isEmpty()) {
        boolean _ = enter();
      }
      boolean isFirst = seats.getFirst().await();
      if (isFirst && seats.size() < LINES) {
        seats.addAll(lines.enter(arrival, List.of(ofUser)));
      }
      return isFirst && seats.getLast().await();
    }

    @Override
    public long fence() {
      return seats.isEmpty() ? 0 : seats.getFirst().fence();
    }

    @Override
    public void close() {
      lines.leave(List.copyOf(seats.reversed()));
      seats.clear();
    }
  }
}
