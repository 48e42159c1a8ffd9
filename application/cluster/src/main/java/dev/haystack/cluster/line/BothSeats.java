package dev.haystack.cluster.line;

import dev.haystack.port.shared.Line;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.TurnClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A turn's seats among all nodes: in the line of its session, then in that of its user. */
final class BothSeats implements AutoCloseable {

  private static final int LINES = 2;

  private final NodeLines lines;
  private final NodeLines.Arrival arrival;
  private final NodeLines.WantedPlace inSession;
  private final NodeLines.WantedPlace ofUser;
  private final List<Seat> seats = new ArrayList<>(LINES);

  /** None yet. */
  BothSeats(
      NodeLines lines, TurnClaim claim, int inFlightPerUserMax, Consumer<QueuePosition> waiting) {
    this.lines = lines;
    this.arrival = new NodeLines.Arrival(claim.turn(), claim.sinceMillis(), claim.onLost());
    this.inSession =
        new NodeLines.WantedPlace(
            Line.of(claim.session()),
            1,
            at -> waiting.accept(new QueuePosition(at, QueuePosition.Reason.SESSION_BUSY)));
    // last, so that no place there is kept by one who waits elsewhere
    this.ofUser =
        new NodeLines.WantedPlace(
            Line.of(claim.user()),
            inFlightPerUserMax,
            at -> waiting.accept(new QueuePosition(at, QueuePosition.Reason.USER_LIMIT)));
  }

  /** Stands in line, without waiting for other turns; whether the places were free. */
  boolean enter() {
    seats.addAll(lines.enter(arrival, List.of(inSession, ofUser)));
    return seats.size() == LINES && seats.stream().allMatch(Seat::isHeld);
  }

  /**
   * Waits for the places, and stands in line before if that was not done; false if the calling
   * thread was interrupted first.
   */
  boolean await() {
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

  /** The right to write to the session's log among all nodes; zero if they do not know of it. */
  long fence() {
    return seats.isEmpty() ? 0 : seats.getFirst().fence();
  }

  @Override
  public void close() {
    lines.leave(List.copyOf(seats.reversed()));
    seats.clear();
  }
}
