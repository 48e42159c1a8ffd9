package dev.haystack.application.identity;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;

/** What is known of a caller. */
public sealed interface Identification {

  /** The caller is this one. */
  record Known(Principal principal) implements Identification {}

  /** The credentials do not say who it is, or say too much. */
  record Unknown(ErrorCode code) implements Identification {}
}
