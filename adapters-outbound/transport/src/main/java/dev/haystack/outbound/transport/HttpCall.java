package dev.haystack.outbound.transport;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * One HTTP request with its time limits: until the answer's head is there, between two reads of its
 * body, and for everything together. The URI is sent as it is; the body is not copied. A call that
 * is not repeatable goes over a connection of its own, so that it never needs to be sent twice.
 */
public record HttpCall(
    String method,
    URI uri,
    Map<String, String> headers,
    CallBody body,
    Duration firstByte,
    Duration idle,
    Duration total,
    boolean repeatable) {

  /** The methods of RFC 9110 that are the same once and twice. */
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  public HttpCall {
    headers = Map.copyOf(headers);
    if (!positive(firstByte) || !positive(idle) || !positive(total)) {
      throw new IllegalArgumentException("a time limit is not positive");
    }
  }

  /** A call that is the same once and twice if its method says so, or a key under which it goes. */
  public HttpCall(
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      Duration firstByte,
      Duration idle,
      Duration total) {
    this(
        method,
        uri,
        headers,
        CallBody.of(body),
        firstByte,
        idle,
        total,
        isIdempotent(method, headers));
  }

  /** The same call, known to do no harm if the server gets it twice. */
  public HttpCall harmlessTwice() {
    return new HttpCall(method, uri, headers, body, firstByte, idle, total, true);
  }

  private static boolean isIdempotent(String method, Map<String, String> headers) {
    return IDEMPOTENT.contains(method)
        || headers.keySet().stream().anyMatch("Idempotency-Key"::equalsIgnoreCase);
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
