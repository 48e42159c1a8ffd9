package dev.haystack.cluster.line;

import dev.haystack.port.shared.Line;
import dev.haystack.port.shared.TurnLines.Claim;
import dev.haystack.port.shared.TurnLines.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** This node's seats in one line; its own lock is held only for bookkeeping. */
final class NodeLine {

  private final Line line;
  private final int capacity;
  // held while the shared line is asked, so that its answers are heard in the order of the calls
  private final ReentrantLock asking = new ReentrantLock();
  private final AtomicBoolean askedSoon = new AtomicBoolean();
  private final List<Seat> seats = new ArrayList<>();

  NodeLine(Line line, int capacity) {
    this.line = line;
    this.capacity = capacity;
  }

  Line line() {
    return line;
  }

  int capacity() {
    return capacity;
  }

  ReentrantLock asking() {
    return asking;
  }

  /** Set while somebody is on the way to ask. */
  AtomicBoolean askedSoon() {
    return askedSoon;
  }

  synchronized Seat add(Seat seat) {
    seats.add(seat);
    seats.sort(Comparator.comparingLong(Seat::sinceMillis));
    return seat;
  }

  synchronized boolean remove(Seat seat) {
    seat.left();
    return seats.remove(seat);
  }

  synchronized void speak(Seat seat) {
    seat.speak();
  }

  synchronized boolean isEmpty() {
    return seats.isEmpty();
  }

  synchronized List<Seat> seats() {
    return List.copyOf(seats);
  }

  synchronized List<Claim> claims(List<Seat> claiming, long nowMillis) {
    return claiming.stream()
        .map(
            seat ->
                new Claim(
                    seat.ticket(),
                    Duration.ofMillis(Math.max(0, nowMillis - seat.sinceMillis())),
                    seat.isHeld()))
        .toList();
  }

  /**
   * Tells the seats how they stand.
   *
   * @param whole whether the store that says so is known to have what it had
   */
  synchronized void hear(List<Seat> claimed, List<Standing> standings, boolean whole) {
    for (int i = 0; i < claimed.size(); i++) {
      if (seats.contains(claimed.get(i))) {
        claimed.get(i).hear(standings.get(i), whole);
      }
    }
  }

  /**
   * Gives places without asking anybody.
   *
   * @param patient whether those that waited for other nodes go on waiting
   */
  synchronized void admitAlone(boolean patient) {
    int room = capacity - (int) seats.stream().filter(Seat::isHeld).count();
    int position = 0;
    for (Seat seat : List.copyOf(seats)) {
      if (!seat.isWaiting() || (patient && seat.isAnswered())) {
        continue;
      }
      if (room > 0) {
        room--;
        seat.hold(0);
      } else {
        position++;
        seat.waitAt(position);
      }
    }
  }
}
