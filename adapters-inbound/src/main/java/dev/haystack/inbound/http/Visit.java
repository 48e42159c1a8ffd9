package dev.haystack.inbound.http;

import dev.haystack.domain.identity.UserId;
import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.access.Answered;
import dev.haystack.inbound.limit.WorkMemory;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is told of one request when it is over; for its thread. */
final class Visit {

  static final HeaderName REQUEST_ID = HeaderNames.create(RequestId.HEADER);

  private static final int FIRST_FAULT = 500;
  private static final HeaderName TRACEPARENT = HeaderNames.create(TraceContext.NAME);

  private final long begunNanos = System.nanoTime();
  private final ServerRequest request;
  private final Span span;
  private String route = "";
  private Optional<CallTrail> trail = Optional.empty();
  private Optional<WorkMemory.Share> work = Optional.empty();

  private Visit(ServerRequest request, Span span) {
    this.request = request;
    this.span = span;
  }

  /** Begins; what only reads is no piece of work that is followed. */
  static Visit begin(ServerRequest request, Tracing tracing) {
    String method = request.prologue().method().text();
    boolean isFollowed = !Route.isReading(method) && !method.equals("OPTIONS");
    return new Visit(
        request,
        isFollowed ? tracing.from(caller(request)).begin(Operation.served(method)) : Span.OFF);
  }

  private static TraceContext caller(ServerRequest request) {
    return request.headers().first(TRACEPARENT).map(TraceContext::parse).orElse(TraceContext.NONE);
  }

  /** The request, as a piece of work. */
  Span span() {
    return span;
  }

  /** The caller's name for the request, or one of ours. */
  static RequestId id(Headers headers) {
    return RequestId.of(headers.first(REQUEST_ID).orElse(""));
  }

  /** It is one for that route, which tells whose it is, and keeps what it takes there. */
  void at(Route found, CallTrail told, WorkMemory.Share taken) {
    route = found.pattern();
    trail = Optional.of(told);
    work = Optional.of(taken);
  }

  /** What it brought is not worked on any more. */
  void letGo() {
    work.ifPresent(WorkMemory.Share::close);
  }

  /** What its answer takes while its reader takes it, to begin with nothing. */
  WorkMemory.Share answering(WorkMemory memory) {
    Optional<UserId> reader = trail.flatMap(CallTrail::reader);
    return work.map(body -> memory.share(reader, body)).orElseGet(() -> memory.share(reader));
  }

  /** The answer has been written, as far as it could be. */
  void end(
      ServerResponse response,
      AccessLog log,
      BiFunction<InetAddress, List<String>, String> addresses) {
    tell(response);
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

  private void tell(ServerResponse response) {
    if (span.isKept()) {
      int status = response.status().code();
      span.tell(Attribute.method(request.prologue().method().text()), Attribute.status(status));
      if (!route.isEmpty()) {
        span.tell(Attribute.route(route));
      }
      if (status >= FIRST_FAULT) {
        span.fail(Integer.toString(status));
      }
    }
    span.end();
  }

  /** The address from which a request comes, as far as it can be known. */
  static String client(
      ServerRequest request, BiFunction<InetAddress, List<String>, String> addresses) {
    return request.remotePeer().address() instanceof InetSocketAddress peer && !peer.isUnresolved()
        ? addresses.apply(peer.getAddress(), request.headers().values(HeaderNames.X_FORWARDED_FOR))
        : "";
  }
}
