package dev.haystack.inbound.rfc6455;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.problem.ProblemStatus;
import dev.haystack.inbound.problem.ProblemStatus.Invalid;
import dev.haystack.inbound.rfc6455.Handshake.Reply.Refused;
import java.util.Map;

/** The refusals, at one path, that need nobody's decision. */
record Refusals(String instance) {

  Refused malformed(String detail) {
    return problem(Invalid.UNREADABLE.status(), ErrorCode.MESSAGE_INVALID, detail, Map.of());
  }

  Refused unsupportedVersion(String supported) {
    return problem(
        Invalid.UPGRADE_REQUIRED.status(),
        ErrorCode.MESSAGE_INVALID,
        "The WebSocket version must be " + supported + ".",
        Map.of("Sec-WebSocket-Version", supported, "Upgrade", "websocket"));
  }

  Refused unavailable(boolean ending) {
    var code = ending ? ErrorCode.SHUTTING_DOWN : ErrorCode.OVERLOADED;
    return problem(ProblemStatus.of(code), code, code.message(), Map.of("Retry-After", "5"));
  }

  Refused failed() {
    var code = ErrorCode.INTERNAL;
    return problem(ProblemStatus.of(code), code, code.message(), Map.of());
  }

  private Refused problem(int status, ErrorCode code, String detail, Map<String, String> headers) {
    String body = ProblemDetails.of(status, code, detail, instance).toJson().text();
    return new Refused(status, ProblemDetails.MEDIA_TYPE, body, headers);
  }
}
