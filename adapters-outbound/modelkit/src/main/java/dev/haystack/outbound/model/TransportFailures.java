package dev.haystack.outbound.model;

import dev.haystack.outbound.transport.TransportException;
import dev.haystack.port.model.ModelFailure;

/** What a failure of the transport means for an attempt. */
final class TransportFailures {

  private TransportFailures() {}

  /** What it means before or within the answer's body. */
  static AttemptException of(TransportException failure, boolean inBody) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure.reason()) {
      case CONNECT -> AttemptException.passing(ModelFailure.UNAVAILABLE, message);
      case FIRST_BYTE_TIMEOUT, TOTAL_TIMEOUT ->
          AttemptException.last(ModelFailure.TIMEOUT, message);
      case IDLE_TIMEOUT -> AttemptException.last(ModelFailure.STALLED, message);
      case RESET, CUT ->
          AttemptException.passing(
              inBody ? ModelFailure.TRUNCATED : ModelFailure.UNAVAILABLE, message);
      case CANCELLED -> AttemptException.last(ModelFailure.CANCELLED, message);
      case TOO_LARGE, INVALID -> AttemptException.invalid(message);
    };
  }
}
