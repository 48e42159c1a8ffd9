package dev.haystack.application.turn;

/** Why a turn is to end early. */
enum CancelReason {
  NONE,
  STOPPED,
  DETACHED,
  DELETED,
  TIMED_OUT,
  /** Another node has the session's place. */
  LOST,
  SHUTTING_DOWN
}
