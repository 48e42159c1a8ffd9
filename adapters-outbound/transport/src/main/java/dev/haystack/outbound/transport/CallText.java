package dev.haystack.outbound.transport;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** The head of a request as it goes over the wire. */
final class CallText {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private CallText() {}

  /** Throws a {@link TransportException} where a part would be read as something else. */
  static byte[] of(HttpCall call) {
    // whatever the URI holds beyond ASCII is encoded, all else is as its owner wrote it
    URI uri = URI.create(call.uri().toASCIIString());
    var head = new StringBuilder(512);
    head.append(checked(TOKEN, call.method())).append(' ');
    head.append(uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
    if (uri.getRawQuery() != null) {
      head.append('?').append(uri.getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(uri.getRawAuthority());
    // silence would allow a server, or a proxy before it, to encode a stream and to hold it back
    head.append("\r\nUser-Agent: haystack\r\nAccept-Encoding: identity\r\n");
    call.headers()
        .forEach(
            (name, value) ->
                head.append(checked(TOKEN, name))
                    .append(": ")
                    .append(checked(VALUE, value))
                    .append("\r\n"));
    if (call.body().length() > 0 || !BODILESS.contains(call.method())) {
      head.append("Content-Length: ").append(call.body().length()).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String checked(Pattern allowed, String part) {
    if (!allowed.matcher(part).matches()) {
      throw new TransportException(TransportFailure.INVALID, "a header cannot be sent");
    }
    return part;
  }
}
