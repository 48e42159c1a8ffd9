package dev.haystack.inbound.websocket;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.rfc6455.Handshake;
import java.util.Map;

/** Why a handshake is refused. */
enum Refusal {
  NOT_FOUND(404, "Not Found", ErrorCode.MESSAGE_INVALID, "There is no WebSocket at this path."),
  BAD_SESSION_ID(400, "Bad Request", ErrorCode.MESSAGE_INVALID, "The session id is not valid."),
  FOREIGN_ORIGIN(403, "Forbidden", ErrorCode.FORBIDDEN, "Pages of this origin may not connect."),
  NO_TOKEN(401, "Unauthorized", ErrorCode.AUTH_MISSING, ErrorCode.AUTH_MISSING.message());

  private final int status;
  private final String title;
  private final ErrorCode code;
  private final String detail;

  Refusal(int status, String title, ErrorCode code, String detail) {
    this.status = status;
    this.title = title;
    this.code = code;
    this.detail = detail;
  }

  Handshake.Reply.Refused of(Handshake handshake) {
    JsonObject problem =
        JsonObject.builder()
            .put("type", "urn:haystack:problem:" + code.wireName())
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("instance", handshake.path())
            .put("code", code.wireName())
            .put("retryable", code.isRetryable())
            .put("errors", JsonArray.EMPTY)
            .build();
    Map<String, String> headers = status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
    return new Handshake.Reply.Refused(status, "application/problem+json", problem.text(), headers);
  }
}
