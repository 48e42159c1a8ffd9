package dev.haystack.outbound.openai;

import dev.haystack.application.port.ModelFailure;
import dev.haystack.outbound.transport.TransportException;

/** What a status other than 200, or a failure of the transport, means for an attempt. */
final class StatusFailures {

  private StatusFailures() {}

  static AttemptException of(int status, ErrorBody body) {
    String message = "status " + status;
    return switch (status) {
      case 400, 422 -> AttemptException.last(refusedRequest(body), message);
      case 401, 403, 404 -> AttemptException.last(ModelFailure.NOT_CONFIGURED, message);
      case 402 -> AttemptException.last(ModelFailure.QUOTA_EXHAUSTED, message);
      case 408 -> AttemptException.passing(ModelFailure.TIMEOUT, message);
      case 413 -> AttemptException.last(ModelFailure.CONTEXT_TOO_LONG, message);
      case 429 ->
          body.isQuota()
              ? AttemptException.last(ModelFailure.QUOTA_EXHAUSTED, message)
              : AttemptException.passing(ModelFailure.RATE_LIMITED, message);
      default ->
          status >= 500
              ? AttemptException.passing(ModelFailure.UNAVAILABLE, message)
              : AttemptException.last(otherwise(status), message);
    };
  }

  private static ModelFailure refusedRequest(ErrorBody body) {
    if (body.isFilter()) {
      return ModelFailure.CONTENT_FILTERED;
    }
    if (body.isContextLength()) {
      return ModelFailure.CONTEXT_TOO_LONG;
    }
    if (body.isQuota()) {
      return ModelFailure.QUOTA_EXHAUSTED;
    }
    return body.is("model_not_found") || body.is("invalid_api_key")
        ? ModelFailure.NOT_CONFIGURED
        : ModelFailure.UNAVAILABLE;
  }

  // a redirect or another success is an address that is not the model's
  private static ModelFailure otherwise(int status) {
    return status < 400 ? ModelFailure.NOT_CONFIGURED : ModelFailure.UNAVAILABLE;
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
