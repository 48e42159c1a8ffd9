package dev.haystack.port.turn;

/** A place in a user's line, for its thread, until it is closed. */
public interface WorkPlace extends AutoCloseable {

  /** Whether nothing need be waited for; asks once. */
  boolean isFree();

  /** Waits for the place; false if it was refused, or the calling thread interrupted first. */
  boolean await();

  /** Whether there is no place for it in line. */
  boolean isRefused();

  @Override
  void close();
}
