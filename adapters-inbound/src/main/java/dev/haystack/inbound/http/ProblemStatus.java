package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;

/** The HTTP status of each error code. */
final class ProblemStatus {

  private ProblemStatus() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case AUTH_MISSING, AUTH_EXPIRED, AUTH_REJECTED -> 401;
      case FORBIDDEN -> 403;
      case SESSION_NOT_FOUND -> 404;
      case MESSAGE_TOO_LARGE -> 413;
      case MESSAGE_INVALID, ID_CONFLICT, CONTENT_FILTERED, CONTEXT_TOO_LONG, MODEL_REFUSED -> 422;
      case RATE_LIMITED, QUEUE_FULL -> 429;
      case INTERNAL -> 500;
      case MODEL_UNAVAILABLE, MODEL_QUOTA_EXHAUSTED, MODEL_TRUNCATED -> 502;
      case MODEL_TIMEOUT, MODEL_STALLED, TURN_TIMEOUT -> 504;
      case MODEL_NOT_CONFIGURED,
          MODEL_RATE_LIMITED,
          BUDGET_EXHAUSTED,
          POLICY_CHECK_FAILED,
          TURN_LOST,
          OVERLOADED,
          SHUTTING_DOWN ->
          503;
    };
  }

  /** The code of an error that the server itself found in a request. */
  static ErrorCode code(int status) {
    return switch (status) {
      case 403 -> ErrorCode.FORBIDDEN;
      case 413 -> ErrorCode.MESSAGE_TOO_LARGE;
      case 503 -> ErrorCode.OVERLOADED;
      default -> status < 500 ? ErrorCode.MESSAGE_INVALID : ErrorCode.INTERNAL;
    };
  }
}
