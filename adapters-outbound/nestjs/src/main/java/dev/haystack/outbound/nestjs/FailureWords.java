package dev.haystack.outbound.nestjs;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.tool.ToolFailure;

/** What the model is told of each failure; nothing of an upstream's answer is ever in it. */
final class FailureWords {

  static final String CANCELLED = "The call was cancelled.";
  static final String DOWN = "The practice's system cannot be reached just now. Go on without it.";
  static final String TIMEOUT = "The practice's system did not answer in time.";
  static final String TOO_LARGE =
      "The answer of the practice's system is too large. Ask for less, with a smaller limit or a"
          + " narrower search.";
  static final String OVER_LIMITS =
      "The answer of the practice's system nests too deep or holds a value that is too long, so it"
          + " could not be read. Ask for something narrower, or say so.";
  static final String NOT_JSON = "The practice's system answered with something unreadable.";
  static final String INVALID = "The practice's system does not answer as it should.";
  static final String INTERNAL = "The call failed on our side.";

  private FailureWords() {}

  /** The failure that a token's end is, of which the user hears otherwise. */
  static UpstreamException ofEnded(ErrorCode code) {
    return code == ErrorCode.FORBIDDEN
        ? failure(ToolFailure.FORBIDDEN, "The user may not work under this profile any more.")
        : failure(ToolFailure.UNAUTHORIZED, "The user is not signed in any more.");
  }

  /** The failure that a status other than success stands for. */
  static UpstreamException ofStatus(int status) {
    return switch (status) {
      case 401 ->
          failure(
              ToolFailure.UNAUTHORIZED,
              "The practice's system did not accept the user's sign-in. Ask them to sign in"
                  + " again.");
      case 403 ->
          failure(ToolFailure.FORBIDDEN, "The user is not allowed to do or see this. Say so.");
      case 404, 410 ->
          failure(
              ToolFailure.NOT_FOUND,
              "The practice's system has nothing under this identifier. Search for it first.");
      case 408 -> failure(ToolFailure.TIMEOUT, TIMEOUT);
      case 409 ->
          failure(
              ToolFailure.REJECTED,
              "This conflicts with what the practice's system has already. Look it up first.");
      case 413 ->
          failure(ToolFailure.REJECTED, "The arguments are too large for the practice's system.");
      case 400, 422 ->
          failure(
              ToolFailure.REJECTED,
              "The practice's system did not accept the arguments. Check them and try others.");
      case 429 ->
          failure(
              ToolFailure.RATE_LIMITED,
              "The practice's system is getting too many requests. Wait before asking it again.");
      case 502, 503, 504 ->
          new UpstreamException(
              ToolFailure.BACKEND_ERROR,
              "The practice's system is not available for the moment (" + status + ").",
              Repeat.READS);
      default -> otherStatus(status);
    };
  }

  private static UpstreamException otherStatus(int status) {
    if (status >= 500) {
      return failure(
          ToolFailure.BACKEND_ERROR, "The practice's system had an error (" + status + ").");
    }
    if (status >= 400) {
      return failure(
          ToolFailure.REJECTED, "The practice's system refused the call (" + status + ").");
    }
    return failure(
        ToolFailure.BACKEND_ERROR,
        "The practice's system pointed to another address, which is not followed.");
  }

  private static UpstreamException failure(ToolFailure reason, String words) {
    return new UpstreamException(reason, words);
  }
}
