package dev.haystack.inbound.websocket;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.rfc6455.Handshake;
import java.util.Map;

/** Why a handshake is refused. */
enum Refusal {
  NOT_FOUND(404, ErrorCode.NOT_FOUND, "There is no WebSocket at this path."),
  BAD_SESSION_ID(400, ErrorCode.MESSAGE_INVALID, "The session id is not valid."),
  FOREIGN_ORIGIN(403, ErrorCode.FORBIDDEN, ErrorCode.FORBIDDEN.message()),
  NO_TOKEN(401, ErrorCode.AUTH_MISSING, ErrorCode.AUTH_MISSING.message());

  private final int status;
  private final ErrorCode code;
  private final String detail;

  Refusal(int status, ErrorCode code, String detail) {
    this.status = status;
    this.code = code;
    this.detail = detail;
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
