package dev.haystack.outbound.openai;

import dev.haystack.application.port.ModelException;
import dev.haystack.application.port.ModelFailure;
import java.time.Duration;

/** One attempt that failed, and whether another one may follow while nothing was handed on. */
final class AttemptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ModelFailure reason;
  private final boolean retryable;
  private final Duration retryAfter;

  AttemptException(ModelFailure reason, String message, boolean retryable, Duration retryAfter) {
    super(message);
    this.reason = reason;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }

  static AttemptException last(ModelFailure reason, String message) {
    return new AttemptException(reason, message, false, Duration.ZERO);
  }

  static AttemptException passing(ModelFailure reason, String message) {
    return new AttemptException(reason, message, true, Duration.ZERO);
  }

  static AttemptException invalid(String message) {
    return last(ModelFailure.INVALID_ANSWER, message);
  }

  /** Something in the stream that is meant for the answer, and lost. */
  static AttemptException unreadable(String message) {
    return passing(ModelFailure.INVALID_ANSWER, message);
  }

  boolean isRetryable() {
    return retryable;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  AttemptException withRetryAfter(Duration wait) {
    return new AttemptException(reason, String.valueOf(getMessage()), retryable, wait);
  }

  ModelException toModelException() {
    return new ModelException(reason, String.valueOf(getMessage()), retryAfter);
  }
}
