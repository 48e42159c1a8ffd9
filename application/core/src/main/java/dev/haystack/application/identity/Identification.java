package dev.haystack.application.identity;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import java.time.Duration;

/** What is known of a caller. */
public sealed interface Identification {

  /** The caller is this one. */
  record Known(Principal principal) implements Identification {}

  /**
   * The credentials do not say who it is, or say too much.
   *
   * @param code {@code RATE_LIMITED} where bad tokens come too often, {@code AUTH_MISSING}, {@code
   *     AUTH_EXPIRED}, {@code AUTH_REJECTED}, {@code AUTH_UNAVAILABLE} (nobody can tell at
   *     present), or {@code FORBIDDEN} for a profile that the token does not cover
   * @param retryAfter when asking again makes sense, zero if it does not
   */
  record Unknown(ErrorCode code, Duration retryAfter) implements Identification {}

  /** A caller whom asking again does not make known. */
  static Unknown unknown(ErrorCode code) {
    return new Unknown(code, Duration.ZERO);
  }
}
