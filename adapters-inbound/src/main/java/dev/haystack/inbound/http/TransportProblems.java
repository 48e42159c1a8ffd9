package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.access.Answered;
import dev.haystack.inbound.connection.RequestTarget;
import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.problem.ProblemStatus;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers what never reaches a route: a request the server cannot read. */
record TransportProblems(PageAccess pages, AccessLog access, Map<String, String> common)
    implements DirectHandler {

  /** The server hands the whole line where it wanted to see a version. */
  private static final Predicate<String> NAMES_ANOTHER_VERSION =
      Pattern.compile("(.* )?HTTP/(?!1\\.1/?$)[0-9](\\.[0-9])?/?").asMatchPredicate();

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status status,
      ServerResponseHeaders headers,
      @Nullable String message) {
    RequestId id = Visit.id(request.headers());
    return RequestScope.call(id, () -> told(request, status, headers, id));
  }

  private TransportResponse told(
      TransportRequest request, Status status, ServerResponseHeaders headers, RequestId id) {
    pages.tell(request.headers(), headers);
    headers.set(Visit.REQUEST_ID, id.value());
    common.forEach((name, value) -> headers.set(HeaderNames.create(name), value));
    Problem problem = problem(status.code(), request);
    String body = problem.toJson(path(request)).text();
    access.answered(
        new Answered(
            "", request.method(), problem.status(), Duration.ZERO, 0, body.length(), () -> ""));
    return TransportResponse.builder()
        .status(Status.create(problem.status()))
        .headers(headers)
        .header(HeaderNames.CONTENT_TYPE, ProblemDetails.MEDIA_TYPE)
        .header(HeaderValues.CONNECTION_CLOSE)
        .keepAlive(false)
        .entity(request.method().equals("HEAD") ? "" : body)
        .build();
  }

  private static Problem problem(int status, TransportRequest request) {
    if (NAMES_ANOTHER_VERSION.test(request.protocolVersion())) {
      return Problem.of(ErrorCode.HTTP_VERSION_UNSUPPORTED);
    }
    // a line without a path was no request: that the server stumbled over it is not our fault
    boolean isRequest =
        !request.path().isEmpty() || status != Status.INTERNAL_SERVER_ERROR_500.code();
    int told = isRequest ? status : Status.BAD_REQUEST_400.code();
    var code = ProblemStatus.code(told);
    return new Problem(told, code, code.message(), List.of(), Map.of());
  }

  private static String path(TransportRequest request) {
    String path = RequestTarget.of(request.path(), request.headers()).path();
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }
}
