package dev.haystack.application.turn;

import dev.haystack.application.port.Line;
import dev.haystack.application.tier.NodeLines;
import dev.haystack.application.tier.Seat;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** Places in the lines that all nodes share: that of the session, then that of the user. */
public final class SharedLeases implements TurnLeases {

  private final NodeLines lines;
  private final int inFlightPerUserMax;

  public SharedLeases(NodeLines lines, int inFlightPerUserMax) {
    this.lines = lines;
    this.inFlightPerUserMax = inFlightPerUserMax;
  }

  @Override
  public boolean limitUsers() {
    return true;
  }

  @Override
  public TurnLease enter(ActiveTurn turn, Consumer<QueuePosition> waiting) {
    return new Lease(turn, waiting);
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
    public boolean await() {
      while (awaitBoth()) {
        if (lines.confirm()) {
          return true;
        }
        close();
      }
      return false;
    }

    private boolean awaitBoth() {
      return enter(Line.of(turn.request().session()), 1, QueueReason.SESSION_BUSY).await()
          && enter(Line.of(turn.user()), inFlightPerUserMax, QueueReason.USER_LIMIT).await();
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
    public boolean isShared() {
      return !seats.isEmpty() && seats.getLast().isShared();
    }

    @Override
    public void close() {
      while (!seats.isEmpty()) {
        seats.pop().close();
      }
    }
  }
}
