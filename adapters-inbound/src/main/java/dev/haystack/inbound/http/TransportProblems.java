package dev.haystack.inbound.http;

import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.problem.ProblemStatus;
import io.helidon.http.DirectHandler;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers what never reaches a route: a request the server cannot read. */
final class TransportProblems implements DirectHandler {

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      @Nullable String message) {
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
        .header(HeaderValues.CONNECTION_CLOSE)
        .keepAlive(false)
        .entity(problem(status.code()).toJson(path(request)).text())
        .build();
  }

  private static Problem problem(int status) {
    var code = ProblemStatus.code(status);
    return new Problem(status, code, code.message(), List.of(), Map.of());
  }

  private static String path(TransportRequest request) {
    String path = request.path();
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }
}
