package dev.haystack.port.turn;

/** What a waiting turn waits for. */
public enum QueueReason {
  USER_LIMIT,
  SESSION_BUSY
}
