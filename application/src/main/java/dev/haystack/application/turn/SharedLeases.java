package dev.haystack.application.turn;

import static java.util.Objects.requireNonNull;

import dev.haystack.application.port.EventLog;
import dev.haystack.application.port.Line;
import dev.haystack.application.port.TurnLines.Holder;
import dev.haystack.application.tier.NodeLines;
import dev.haystack.application.tier.Seat;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    try (Seat seat = lines.enter(Line.of(session), 1, place, clock.millis(), _ -> {}, () -> {})) {
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
    private final ActiveTurn turn;
    private final Consumer<QueuePosition> waiting;
    private final Deque<Seat> seats = new ArrayDeque<>(2);

    Lease(ActiveTurn turn, Consumer<QueuePosition> waiting) {
      this.turn = turn;
      this.waiting = waiting;
    }

    @Override
    public boolean enter() {
      return enterSession().isHeld() && enterUser().isHeld();
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
      Seat newest = seats.isEmpty() ? enterSession() : seats.getFirst();
      return newest.await() && (seats.size() == LINES || enterUser().await());
    }

    private Seat enterSession() {
      return enter(Line.of(turn.request().session()), 1, QueueReason.SESSION_BUSY);
    }

    /** The user's line comes last, so that no place there is taken by one who waits elsewhere. */
    private Seat enterUser() {
      return enter(Line.of(turn.user()), inFlightPerUserMax, QueueReason.USER_LIMIT);
    }

    private Seat enter(Line line, int capacity, QueueReason reason) {
      Seat seat =
          lines.enter(
              line,
              capacity,
              turn.id(),
              turn.sinceMillis(),
              position -> waiting.accept(new QueuePosition(position, reason)),
              () -> turn.cancellation().cancel(CancelReason.LOST));
      seats.push(seat);
      return seat;
    }

    @Override
    public long fence() {
      return seats.isEmpty() ? 0 : seats.getLast().fence();
    }

    @Override
    public void close() {
      lines.leave(List.copyOf(seats));
      seats.clear();
    }
  }
}
