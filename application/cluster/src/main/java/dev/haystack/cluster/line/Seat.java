package dev.haystack.cluster.line;

import dev.haystack.port.shared.Ticket;
import dev.haystack.port.shared.TurnLines.Leave;
import dev.haystack.port.shared.TurnLines.Standing;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;

/** A turn's seat in a line: waited for, then used, until it is closed. */
final class Seat implements AutoCloseable {

  private enum State {
    WAITING,
    HELD,
    LOST,
    LEFT
  }

  private final NodeLines lines;
  private final NodeLine line;
  private final Ticket ticket;
  private final NodeLines.Arrival arrival;
  private final IntConsumer positions;
  private final CountDownLatch decided = new CountDownLatch(1);
  private volatile State state = State.WAITING;
  private volatile long fence;
  private volatile boolean answered;
  private volatile boolean doubtful;
  private boolean speaking;
  private int position;

  Seat(
      NodeLines lines,
      NodeLine line,
      Ticket ticket,
      NodeLines.Arrival arrival,
      IntConsumer positions) {
    this.lines = lines;
    this.line = line;
    this.ticket = ticket;
    this.arrival = arrival;
    this.positions = positions;
  }

  /** Waits for the place; false if the calling thread was interrupted first. */
  boolean await() {
    try {
      decided.await();
      return isHeld();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether it has its place. */
  boolean isHeld() {
    return state == State.HELD;
  }

  /** Whether it has its place, and all nodes know. */
  boolean isShared() {
    return isHeld() && fence > 0;
  }

  /** Larger than that of any earlier holder; zero if other nodes do not know of this one. */
  long fence() {
    return fence;
  }

  /**
   * Whether the place was given by a store that was emptied, so that others may have it: it is to
   * be given back and asked for again.
   */
  boolean isDoubtful() {
    return doubtful;
  }

  NodeLine line() {
    return line;
  }

  Ticket ticket() {
    return ticket;
  }

  Leave leave() {
    return new Leave(line.line(), ticket);
  }

  long sinceMillis() {
    return arrival.sinceMillis();
  }

  boolean isWaiting() {
    return state == State.WAITING;
  }

  /** Whether the shared line has said how it stands. */
  boolean isAnswered() {
    return answered;
  }

  /** Whether nobody has said how it stands. */
  boolean isUnknown() {
    return isWaiting() && !answered;
  }

  /** What the shared line says; only under the line's lock. */
  void hear(Standing standing, boolean whole) {
    answered = true;
    doubtful = isWaiting() ? !whole : doubtful;
    switch (standing) {
      case Standing.Held(long newFence) -> hold(newFence);
      case Standing.Waiting(int newPosition) -> waitAt(newPosition);
      case Standing.Lost() -> lose();
    }
  }

  /** Only under the line's lock. */
  void hold(long newFence) {
    if (state == State.WAITING) {
      state = State.HELD;
    }
    fence = newFence;
    decided.countDown();
  }

  /** Only under the line's lock, so that positions are told in their order. */
  void waitAt(int newPosition) {
    if (state == State.WAITING && newPosition != position) {
      position = newPosition;
      tellPosition();
    }
  }

  /** Tells its position from now on, since it is kept; only under the line's lock. */
  void speak() {
    speaking = true;
    tellPosition();
  }

  private void tellPosition() {
    if (speaking && isWaiting() && position > 0) {
      positions.accept(position);
    }
  }

  private void lose() {
    if (state == State.HELD) {
      state = State.LOST;
      arrival.onLost().run();
    }
  }

  /** Only under the line's lock. */
  void left() {
    state = State.LEFT;
    decided.countDown();
  }

  @Override
  public void close() {
    lines.leave(List.of(this));
  }
}
