package dev.haystack.outbound.openai;

import dev.haystack.outbound.transport.TransportException;
import dev.haystack.port.model.ModelFailure;

/** What a status other than 200, or a failure of the transport, means for an attempt. */
final class StatusFailures {

  private StatusFailures() {}

  static AttemptException of(int status, ErrorBody body) {
    return ErrorClass.of(status, body).failure("status " + status, body);
  }

  /** What a failure of the transport means before or within the answer's body. */
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
