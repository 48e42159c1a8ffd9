package dev.haystack.cluster.line;

import dev.haystack.port.turn.WorkPlace;
import java.util.List;

/** A place in a user's line on this node and among all nodes. */
final class SharedWorkPlace implements WorkPlace {

  private final WorkPlace here;
  private final NodeLines lines;
  private final NodeLines.Arrival arrival;
  private final NodeLines.WantedPlace ofUser;
  private List<Seat> seats = List.of();

  SharedWorkPlace(
      WorkPlace here, NodeLines lines, NodeLines.Arrival arrival, NodeLines.WantedPlace ofUser) {
    this.here = here;
    this.lines = lines;
    this.arrival = arrival;
    this.ofUser = ofUser;
  }

  @Override
  public boolean isFree() {
    return here.isFree() && seat().isHeld();
  }

  @Override
  public boolean await() {
    if (!here.await()) {
      return false;
    }
    while (seat().await()) {
      if (!seat().isDoubtful()) {
        return true;
      }
      leave();
    }
    return false;
  }

  private Seat seat() {
    if (seats.isEmpty()) {
      seats = lines.enter(arrival, List.of(ofUser));
    }
    return seats.getFirst();
  }

  @Override
  public boolean isRefused() {
    return here.isRefused();
  }

  private void leave() {
    lines.leave(seats);
    seats = List.of();
  }

  @Override
  public void close() {
    try (here) {
      leave();
    }
  }
}
