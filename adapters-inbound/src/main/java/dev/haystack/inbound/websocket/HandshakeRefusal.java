package dev.haystack.inbound.websocket;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.origin.OriginRefusal;
import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.problem.ProblemStatus;
import dev.haystack.inbound.rfc6455.Handshake;
import java.time.Duration;
import java.util.Map;

/** Why a handshake is refused. */
enum HandshakeRefusal {
  NOT_FOUND(404, ErrorCode.NOT_FOUND, "There is no WebSocket at this path."),
  BAD_SESSION_ID(400, ErrorCode.MESSAGE_INVALID, "The session id is not valid."),
  AMBIGUOUS(400, ErrorCode.MESSAGE_INVALID, ErrorCode.MESSAGE_INVALID.message()),
  MISDIRECTED(ProblemStatus.MISDIRECTED, ErrorCode.FORBIDDEN, ErrorCode.FORBIDDEN.message()),
  FOREIGN_ORIGIN(403, ErrorCode.FORBIDDEN, ErrorCode.FORBIDDEN.message()),
  NO_TOKEN(401, ErrorCode.AUTH_MISSING, ErrorCode.AUTH_MISSING.message());

  private final int status;
  private final ErrorCode code;
  private final String detail;

  HandshakeRefusal(int status, ErrorCode code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
  }

  static HandshakeRefusal of(OriginRefusal.Kind kind) {
    return switch (kind) {
      case AMBIGUOUS -> AMBIGUOUS;
      case MISDIRECTED -> MISDIRECTED;
      case FOREIGN -> FOREIGN_ORIGIN;
    };
  }

  /** An address that asks too often, or has too many. */
  static Handshake.Reply.Refused tooMany(Handshake handshake, Duration wait) {
    var code = ErrorCode.RATE_LIMITED;
    int status = ProblemStatus.of(code);
    String body = ProblemDetails.of(status, code, code.message(), handshake.path()).toJson().text();
    String seconds = Long.toString(wait.plusMillis(999).toSeconds());
    return new Handshake.Reply.Refused(
        status, ProblemDetails.MEDIA_TYPE, body, Map.of("Retry-After", seconds));
  }

  Handshake.Reply.Refused of(Handshake handshake) {
    return of(handshake, detail);
  }

  /** In words of the case's own. */
  Handshake.Reply.Refused of(Handshake handshake, String detail) {
    String body = ProblemDetails.of(status, code, detail, handshake.path()).toJson().text();
    Map<String, String> headers = status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
    return new Handshake.Reply.Refused(status, ProblemDetails.MEDIA_TYPE, body, headers);
  }
}
