package dev.haystack.inbound.problem;

import dev.haystack.domain.error.ErrorCode;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The HTTP statuses of the error codes. */
public final class ProblemStatus {

  /** The request was meant for a service of another name. */
  public static final int MISDIRECTED = 421;

  private ProblemStatus() {}

  /** The status with which a code is told unless something says more. */
  public static int of(ErrorCode code) {
    return switch (code) {
      case AUTH_MISSING, AUTH_EXPIRED, AUTH_REJECTED -> 401;
      case FORBIDDEN -> 403;
      case SESSION_NOT_FOUND, NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case MESSAGE_TOO_LARGE -> 413;
      case MESSAGE_INVALID, ID_CONFLICT, CONTENT_FILTERED, CONTEXT_TOO_LONG, MODEL_REFUSED -> 422;
      case UPGRADE_REQUIRED -> 426;
      case RATE_LIMITED, QUEUE_FULL, BUDGET_EXHAUSTED -> 429;
      case INTERNAL -> 500;
      case MODEL_UNAVAILABLE, MODEL_QUOTA_EXHAUSTED, MODEL_TRUNCATED -> 502;
      case MODEL_TIMEOUT, MODEL_STALLED, TURN_TIMEOUT -> 504;
      case MODEL_NOT_CONFIGURED,
          MODEL_RATE_LIMITED,
          POLICY_CHECK_FAILED,
          TURN_LOST,
          AUTH_UNAVAILABLE,
          OVERLOADED,
          SHUTTING_DOWN ->
          503;
      case HTTP_VERSION_UNSUPPORTED -> 505;
    };
  }

  /** All statuses that a code is told with: its own, and those that name a fault more closely. */
  public static SortedSet<Integer> all(ErrorCode code) {
    var all = new TreeSet<Integer>();
    all.add(of(code));
    if (code == ErrorCode.FORBIDDEN) {
      all.add(MISDIRECTED);
    }
    if (code == ErrorCode.MESSAGE_INVALID) {
      Stream.of(Invalid.values()).map(Invalid::status).forEach(all::add);
    }
    return all;
  }

  /** The ways in which a request itself is not valid. */
  public enum Invalid {
    UNREADABLE(400),
    FIELDS(422);

    private final int status;

    Invalid(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** The code of an error that the server itself found in a request. */
  public static ErrorCode code(int status) {
    return switch (status) {
      case 403 -> ErrorCode.FORBIDDEN;
      case 413 -> ErrorCode.MESSAGE_TOO_LARGE;
      case 500 -> ErrorCode.INTERNAL;
      case 503 -> ErrorCode.OVERLOADED;
      case 505 -> ErrorCode.HTTP_VERSION_UNSUPPORTED;
      // 501 too is about how the request is written
      default -> ErrorCode.MESSAGE_INVALID;
    };
  }
}
