package dev.haystack.application.port;

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
  /** There is no usable key or model. */
  NOT_CONFIGURED,
  /** The budget for retries is used up. */
  BUDGET_EXHAUSTED,
  /** The server's answer makes no sense. */
  INVALID_ANSWER,
  /** The calling thread was interrupted. */
  CANCELLED
}
