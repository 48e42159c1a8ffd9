package dev.haystack.port.model;

import dev.haystack.domain.error.ErrorCode;

/** The reasons for which an inference fails. */
public enum ModelFailure {
  /** No connection, or the server says it cannot. */
  UNAVAILABLE,
  /** Too many requests for the model's server. */
  RATE_LIMITED,
  /** The account has nothing left; trying again is useless. */
  QUOTA_EXHAUSTED,
  /** No first byte, or no end, within the limit. */
  TIMEOUT,
  /** The stream stopped arriving. */
  STALLED,
  /** The stream ended before it was finished. */
  TRUNCATED,
  /** The model declined. */
  REFUSED,
  /** A filter withheld the prompt or the answer. */
  CONTENT_FILTERED,
  /** The prompt does not fit the model. */
  CONTEXT_TOO_LONG,
  /** The server says that our request is wrong; the same again would be too. */
  REJECTED,
  /** There is no usable key or model. */
  NOT_CONFIGURED,
  /** The user's tokens of the day are used up; the model was not asked. */
  BUDGET_EXHAUSTED,
  /** The server's answer makes no sense. */
  INVALID_ANSWER,
  /** The calling thread was interrupted. */
  CANCELLED;

  /** The same in the client's terms. */
  public ErrorCode code() {
    return switch (this) {
      case UNAVAILABLE, REJECTED, INVALID_ANSWER, CANCELLED -> ErrorCode.MODEL_UNAVAILABLE;
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
