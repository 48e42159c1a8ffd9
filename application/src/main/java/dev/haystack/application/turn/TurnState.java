package dev.haystack.application.turn;

/** How far a turn has come. */
public enum TurnState {
  QUEUED,
  RUNNING,
  COMPLETED,
  STOPPED,
  FAILED
}
