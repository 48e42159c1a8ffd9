package dev.haystack.outbound.nestjs;

import java.util.Map;

/** What the loopback practice answers. */
record Reply(int status, String body, Map<String, String> headers) {

  static Reply ok(String body) {
    return new Reply(200, body, Map.of());
  }

  static Reply status(int status) {
    return new Reply(status, "{\"message\":\"" + Calls.SECRET + "\"}", Map.of());
  }
}
