package dev.haystack.application.turn;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import java.time.Duration;

/** How the work of a turn came to its end. */
sealed interface TurnEnding {

  /** With an answer, maybe a part of one that the user wanted no more of. */
  record WithAnswer(TurnEnd end) implements TurnEnding {}

  /** Without one, or with a part that was cut. */
  record WithError(ErrorCode code, Duration retryAfter) implements TurnEnding {}

  /** The ending of a turn that was cancelled. */
  static TurnEnding of(Cancellation.Reason reason) {
    return switch (reason) {
      case STOPPED, DETACHED, DELETED, SHUTTING_DOWN -> new WithAnswer(TurnEnd.STOPPED);
      case TIMED_OUT -> new WithError(ErrorCode.TURN_TIMEOUT, Duration.ZERO);
      case LOST -> new WithError(ErrorCode.TURN_LOST, Duration.ZERO);
      case NONE -> new WithError(ErrorCode.SHUTTING_DOWN, Duration.ofSeconds(1));
    };
  }
}
