package dev.haystack.outbound.nestjs;

import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.outbound.transport.Exchange;
import dev.haystack.outbound.transport.HttpCall;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportException;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Sends one request of JSON; every technical failure becomes an {@link UpstreamException}. */
record JsonCalls(BaseAddress address, HttpTransport transport, int bodyBytesMax) {

  UpstreamAnswer exchange(UpstreamRequest request, Map<String, String> headers, Duration limit) {
    try (Exchange exchange = transport.exchange(call(request, headers, limit))) {
      byte[] body = exchange.bodyUpTo(bodyBytesMax);
      return new UpstreamAnswer(
          exchange.status(), isPlainText(exchange), new String(body, StandardCharsets.UTF_8));
    } catch (TransportException e) {
      throw failure(e);
    }
  }

  /** The answer's status, whatever its body is. */
  int status(UpstreamRequest request, Map<String, String> headers, Duration limit) {
    try (Exchange exchange = transport.exchange(call(request, headers, limit))) {
      exchange.leave();
      return exchange.status();
    } catch (TransportException e) {
      throw failure(e);
    }
  }

  private HttpCall call(UpstreamRequest request, Map<String, String> headers, Duration limit) {
    if (Thread.currentThread().isInterrupted()) {
      throw new UpstreamException(ToolFailure.CANCELLED, FailureWords.CANCELLED);
    }
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Accept", "application/json");
    RequestScope.current().ifPresent(id -> all.put(RequestId.HEADER, id.value()));
    if (!request.body().isEmpty()) {
      all.put("Content-Type", "application/json");
    }
    var call =
        new HttpCall(
            request.method(),
            URI.create(address.text() + request.target()),
            all,
            request.body().getBytes(StandardCharsets.UTF_8),
            limit,
            limit,
            limit);
    // what only asks is harmless whatever its method is; a write is so under its key
    return request.writes() ? call : call.harmlessTwice();
  }

  private static boolean isPlainText(Exchange exchange) {
    return exchange
        .header("content-type")
        .filter(type -> type.strip().toLowerCase(Locale.ROOT).startsWith("text/plain"))
        .isPresent();
  }

  private static UpstreamException failure(TransportException e) {
    return switch (e.reason()) {
      case CONNECT, RESET, CUT ->
          new UpstreamException(
              ToolFailure.BACKEND_DOWN, FailureWords.DOWN, Repeat.READS_AND_KEYED_WRITES);
      case FIRST_BYTE_TIMEOUT, IDLE_TIMEOUT, TOTAL_TIMEOUT ->
          new UpstreamException(ToolFailure.TIMEOUT, FailureWords.TIMEOUT);
      case CANCELLED -> new UpstreamException(ToolFailure.CANCELLED, FailureWords.CANCELLED);
      case TOO_LARGE -> new UpstreamException(ToolFailure.TOO_LARGE, FailureWords.TOO_LARGE);
      case INVALID -> new UpstreamException(ToolFailure.BACKEND_ERROR, FailureWords.INVALID);
    };
  }
}
