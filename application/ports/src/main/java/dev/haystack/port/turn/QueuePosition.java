package dev.haystack.port.turn;

/** Where a turn waits; position 1 is next. */
public record QueuePosition(int position, Reason reason) {

  /** What a waiting turn waits for. */
  public enum Reason {
    USER_LIMIT,
    SESSION_BUSY
  }
}
