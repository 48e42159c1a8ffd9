package dev.haystack.outbound.jose;

import dev.haystack.port.identity.Rejection;

/** Ends the reading of a token at the first check that it fails. */
final class RejectedTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Rejection reason;

  RejectedTokenException(Rejection reason) {
    // thrown for every bad token, and where from is known by the reason
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Rejection reason() {
    return reason;
  }
}
