package dev.haystack.port.model;

import java.time.Duration;

/** An inference that failed; its text is for the log and never reaches a client. */
public final class ModelException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ModelFailure reason;
  private final Duration retryAfter;

  public ModelException(ModelFailure reason, String message) {
    this(reason, message, Duration.ZERO);
  }

  /** With the wait that the model's server advised. */
  public ModelException(ModelFailure reason, String message, Duration retryAfter) {
    super(message);
    this.reason = reason;
    this.retryAfter = retryAfter;
  }

  public ModelFailure reason() {
    return reason;
  }

  /** The wait that was advised, zero if none was. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
