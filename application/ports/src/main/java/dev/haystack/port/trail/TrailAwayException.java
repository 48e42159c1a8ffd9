package dev.haystack.port.trail;

import java.time.Duration;

/** The trail cannot be written, and what was to be told of must not be done. */
public final class TrailAwayException extends RuntimeException {

  /** When asking again makes sense. */
  public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private static final long serialVersionUID = 1L;

  public TrailAwayException(Throwable cause) {
    super("the audit trail cannot be written", cause);
  }
}
