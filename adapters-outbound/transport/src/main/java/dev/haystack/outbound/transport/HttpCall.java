package dev.haystack.outbound.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * One HTTP request with its time limits: until the answer's head is there, between two reads of its
 * body, and for everything together. The URI is sent as it is; the body is not copied.
 */
// calls are never compared, and bodies not worth a copy
@SuppressWarnings("ArrayRecordComponent")
public record HttpCall(
    String method,
    URI uri,
    Map<String, String> headers,
    byte[] body,
    Duration firstByte,
    Duration idle,
    Duration total) {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  public HttpCall {
    headers = Map.copyOf(headers);
    if (!positive(firstByte) || !positive(idle) || !positive(total)) {
      throw new IllegalArgumentException("a time limit is not positive");
    }
  }

  /** Whether sending it twice is the same as sending it once, by its method. */
  boolean isSafe() {
    return SAFE.contains(method);
  }

  /** Without headers, query and body, which may hold secrets. */
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + "]";
  }

  private static boolean positive(Duration limit) {
    return limit.toMillis() > 0;
  }
}
