package dev.haystack.application.turn;

/** What is left of a turn when it is over. */
public enum Keep {
  /** Its session, as long as sessions are kept. */
  SESSION,
  /** Nothing: its session was its own, and is dropped. */
  NOTHING
}
