package dev.haystack.application.turn;

import dev.haystack.application.port.ModelFailure;
import dev.haystack.domain.error.ErrorCode;

/** Says in the client's terms why a turn has no answer. */
final class TurnFailures {

  private TurnFailures() {}

  static ErrorCode code(ModelFailure failure) {
    return switch (failure) {
      case UNAVAILABLE, INVALID_ANSWER, CANCELLED -> ErrorCode.MODEL_UNAVAILABLE;
      case RATE_LIMITED -> ErrorCode.MODEL_RATE_LIMITED;
      case QUOTA_EXHAUSTED -> ErrorCode.MODEL_QUOTA_EXHAUSTED;
      case TIMEOUT -> ErrorCode.MODEL_TIMEOUT;
      case STALLED -> ErrorCode.MODEL_STALLED;
      case TRUNCATED -> ErrorCode.MODEL_TRUNCATED;
      case REFUSED -> ErrorCode.MODEL_REFUSED;
      case CONTENT_FILTERED -> ErrorCode.CONTENT_FILTERED;
      case CONTEXT_TOO_LONG -> ErrorCode.CONTEXT_TOO_LONG;
      case NOT_CONFIGURED -> ErrorCode.MODEL_NOT_CONFIGURED;
      case BUDGET_EXHAUSTED -> ErrorCode.BUDGET_EXHAUSTED;
    };
  }
}
