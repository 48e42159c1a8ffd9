package dev.haystack.inbound.http;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.access.Answered;
import dev.haystack.port.journal.RequestId;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** What is told of one request when it is over; for its thread. */
final class Visit {

  static final HeaderName REQUEST_ID = HeaderNames.create(RequestId.HEADER);

  private final long begunNanos = System.nanoTime();
  private final ServerRequest request;
  private String route = "";

  Visit(ServerRequest request) {
    this.request = request;
  }

  /** The caller's name for the request, or one of ours. */
  static RequestId id(Headers headers) {
    return RequestId.of(headers.first(REQUEST_ID).orElse(""));
  }

  /** It is one for that route. */
  void at(Route found) {
    route = found.pattern();
  }

  /** The answer has been written, as far as it could be. */
  void end(
      ServerResponse response,
      AccessLog log,
      BiFunction<InetAddress, List<String>, String> addresses) {
    if (!response.isSent()) {
      // nobody was left to answer, or what answers them tells of it
      return;
    }
    log.answered(
        new Answered(
            route,
            request.prologue().method().text(),
            response.status().code(),
            Duration.ofNanos(System.nanoTime() - begunNanos),
            request.headers().contentLength().orElse(0),
            response.bytesWritten(),
            () -> client(request, addresses)));
  }

  /** The address from which a request comes, as far as it can be known. */
  static String client(
      ServerRequest request, BiFunction<InetAddress, List<String>, String> addresses) {
    return request.remotePeer().address() instanceof InetSocketAddress peer && !peer.isUnresolved()
        ? addresses.apply(peer.getAddress(), request.headers().values(HeaderNames.X_FORWARDED_FOR))
        : "";
  }
}
