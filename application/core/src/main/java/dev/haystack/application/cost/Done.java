package dev.haystack.application.cost;

import dev.haystack.domain.error.ErrorCode;
import java.time.Duration;

/** What became of a user's work. */
public sealed interface Done<T> {

  /** It was done. */
  record With<T>(T result) implements Done<T> {}

  /** It was refused or failed; the wait is zero where none is advised. */
  record Not<T>(ErrorCode code, Duration retryAfter) implements Done<T> {}
}
