package dev.haystack.outbound.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls for tests, with limits that never pass unless a test sets them. */
final class Calls {

  static final Duration LONG = Duration.ofSeconds(20);

  private Calls() {}

  static HttpCall get(URI uri) {
    return new HttpCall("GET", uri, Map.of(), new byte[0], LONG, LONG, LONG);
  }

  /** One that does no harm if it arrives twice. */
  static HttpCall post(URI uri) {
    return unkeyed(uri).harmlessTwice();
  }

  static HttpCall unkeyed(URI uri) {
    return new HttpCall(
        "POST", uri, Map.of(), "{}".getBytes(StandardCharsets.UTF_8), LONG, LONG, LONG);
  }

  static HttpCall limited(URI uri, Duration firstByte, Duration idle, Duration total) {
    return new HttpCall("GET", uri, Map.of(), new byte[0], firstByte, idle, total);
  }
}
