package dev.haystack.outbound.openai;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** One attempt that failed, and whether another one may follow while nothing was handed on. */
final class AttemptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ModelFailure reason;
  private final boolean retryable;
  private final Duration retryAfter;
  private final EnumSet<OptionalParameter> blamed = EnumSet.noneOf(OptionalParameter.class);

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
    return new AttemptException(reason, String.valueOf(getMessage()), retryable, wait)
        .blaming(blamed);
  }

  /** The same with the optional parameters to which the server objects. */
  @CanIgnoreReturnValue
  AttemptException blaming(Set<OptionalParameter> parameters) {
    blamed.addAll(parameters);
    return this;
  }

  Set<OptionalParameter> blamed() {
    return Collections.unmodifiableSet(blamed);
  }

  ModelException toModelException() {
    return new ModelException(reason, String.valueOf(getMessage()), retryAfter);
  }
}
