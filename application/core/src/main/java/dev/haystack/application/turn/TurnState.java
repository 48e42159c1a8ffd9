package dev.haystack.application.turn;

import dev.haystack.domain.session.MessageStatus;

/** How far a turn has come. */
public enum TurnState {
  QUEUED,
  RUNNING,
  COMPLETED,
  STOPPED,
  FAILED;

  /** That of a turn with an answer. */
  static TurnState of(MessageStatus answer) {
    return switch (answer) {
      case COMPLETE -> COMPLETED;
      case STOPPED -> STOPPED;
      case FAILED -> FAILED;
    };
  }
}
