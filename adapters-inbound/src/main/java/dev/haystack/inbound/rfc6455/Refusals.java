package dev.haystack.inbound.rfc6455;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.problem.ProblemStatus;
import dev.haystack.inbound.problem.ProblemStatus.Invalid;
import dev.haystack.inbound.rfc6455.Handshake.Reply.Refused;
import java.util.Map;

/** The refusals, at one path, that need nobody's decision. */
record Refusals(String instance) {

  private static final String SUPPORTED = "13";
  private static final Map<String, String> NEEDED =
      Map.of("Sec-WebSocket-Version", SUPPORTED, "Upgrade", "websocket");

  Refused malformed(String detail) {
    return problem(Invalid.UNREADABLE.status(), ErrorCode.MESSAGE_INVALID, detail, Map.of());
  }

  Refused unsupportedVersion() {
    return problem(
        ErrorCode.UPGRADE_REQUIRED, "The WebSocket version must be " + SUPPORTED + ".", NEEDED);
  }

  Refused noUpgrade() {
    return problem(ErrorCode.UPGRADE_REQUIRED, ErrorCode.UPGRADE_REQUIRED.message(), NEEDED);
  }

  Refused unavailable(boolean ending) {
    var code = ending ? ErrorCode.SHUTTING_DOWN : ErrorCode.OVERLOADED;
    return problem(code, code.message(), Map.of("Retry-After", "5"));
  }

  Refused failed() {
    var code = ErrorCode.INTERNAL;
    return problem(code, code.message(), Map.of());
  }

  private Refused problem(ErrorCode code, String detail, Map<String, String> headers) {
    return problem(ProblemStatus.of(code), code, detail, headers);
  }

  private Refused problem(int status, ErrorCode code, String detail, Map<String, String> headers) {
    String body = ProblemDetails.of(status, code, detail, instance).toJson().text();
    return new Refused(status, ProblemDetails.MEDIA_TYPE, body, headers);
  }
}
