package dev.haystack.outbound.model;

import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;

/** One attempt that failed, and whether another one may follow while nothing was handed on. */
public class AttemptException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ModelFailure reason;
  private final boolean retryable;
  private final Duration retryAfter;

  /**
   * Of an attempt.
   *
   * @param message for the log, so without anything that was asked or answered
   * @param retryAfter what the server advises, zero if it does not
   */
  public AttemptException(
      ModelFailure reason, String message, boolean retryable, Duration retryAfter) {
    super(message);
    this.reason = reason;
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }

  /** A failure that another attempt would only repeat. */
  public static AttemptException last(ModelFailure reason, String message) {
    return new AttemptException(reason, message, false, Duration.ZERO);
  }

  /** A failure that may pass. */
  public static AttemptException passing(ModelFailure reason, String message) {
    return new AttemptException(reason, message, true, Duration.ZERO);
  }

  /** An answer that is over a limit or otherwise none that can be taken. */
  public static AttemptException invalid(String message) {
    return last(ModelFailure.INVALID_ANSWER, message);
  }

  /** Something in the stream that is meant for the answer, and lost. */
  public static AttemptException unreadable(String message) {
    return passing(ModelFailure.INVALID_ANSWER, message);
  }

  /** The same where the server says that nobody should ask again. */
  AttemptException unrepeated() {
    return new AttemptException(reason, String.valueOf(getMessage()), false, retryAfter);
  }

  boolean isRetryable() {
    return retryable;
  }

  Duration retryAfter() {
    return retryAfter;
  }

  /** What happened, without anything that was asked or answered. */
  String words() {
    return String.valueOf(getMessage());
  }

  ModelFailure reason() {
    return reason;
  }

  ModelException toModelException() {
    return new ModelException(reason, words(), retryAfter);
  }
}
