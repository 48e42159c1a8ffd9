package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.rfc6455.Handshake.Reply.Refused;
import java.util.Map;

/** The refusals that need nobody's decision, as problem details. */
final class Refusals {

  private Refusals() {}

  static Refused malformed(String detail) {
    return problem(400, "Bad Request", detail, "message_invalid", false, Map.of());
  }

  static Refused unsupportedVersion(String supported) {
    return problem(
        426,
        "Upgrade Required",
        "the WebSocket version must be " + supported,
        "message_invalid",
        false,
        Map.of("Sec-WebSocket-Version", supported, "Upgrade", "websocket"));
  }

  static Refused unavailable(boolean ending) {
    return problem(
        503,
        "Service Unavailable",
        ending ? "the server is shutting down" : "too many connections",
        ending ? "shutting_down" : "overloaded",
        true,
        Map.of("Retry-After", "5"));
  }

  static Refused failed() {
    return problem(500, "Internal Server Error", "internal error", "internal", true, Map.of());
  }

  private static Refused problem(
      int status,
      String title,
      String detail,
      String code,
      boolean retryable,
      Map<String, String> headers) {
    String body =
        """
        {"type":"about:blank","title":"%s","status":%d,"detail":"%s","code":"%s","retryable":%s}\
        """
            .formatted(title, status, detail, code, retryable);
    return new Refused(status, "application/problem+json", body, headers);
  }
}
