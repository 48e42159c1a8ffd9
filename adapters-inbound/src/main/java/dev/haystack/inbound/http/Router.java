package dev.haystack.inbound.http;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.Json;
import dev.haystack.inbound.problem.ProblemDetails;
import dev.haystack.inbound.problem.ProblemStatus;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the route of a request and writes its answer; everything that goes wrong there is a
 * problem.
 */
final class Router implements Handler {

  private static final Logger LOGGER = System.getLogger(Router.class.getName());

  private final List<Route> routes;
  private final PageAccess pages;
  private final ConnectionWatch watch;
  private final ServerSettings settings;

  Router(List<Route> routes, PageAccess pages, ConnectionWatch watch, ServerSettings settings) {
    this.routes = List.copyOf(routes);
    this.pages = pages;
    this.watch = watch;
    this.settings = settings;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    WatchedConnection connection =
        watch
            .find(request.socketId())
            .orElseThrow(() -> new CloseConnectionException("the connection has ended"));
    connection.enter(ConnectionPhase.SERVING);
    try {
      pages.admit(request, response);
      write(response, answer(request, connection), connection);
    } catch (Refusal refusal) {
      write(request, response, refusal.problem(), connection);
    }
    if (isLast(request, response)) {
      throw new CloseConnectionException("the last request of the connection");
    }
    connection.enter(ConnectionPhase.IDLE);
  }

  private Answer answer(ServerRequest request, WatchedConnection connection)
      throws InterruptedException {
    if (pages.isPreflight(request)) {
      return Answer.nothing();
    }
    List<String> segments = Route.split(request.path().rawPath());
    String method = request.prologue().method().text();
    List<Route> there = routes.stream().filter(route -> route.match(segments).isPresent()).toList();
    if (there.isEmpty()) {
      throw new Refusal(
          Problem.invalid(ProblemStatus.Invalid.NOTHING_HERE, "There is nothing at this path."));
    }
    Route route =
        there.stream()
            .filter(candidate -> candidate.method().equals(method))
            .findFirst()
            .orElseThrow(() -> new Refusal(Problem.notAllowed(methods(there))));
    Map<String, String> values = route.match(segments).orElseThrow();
    return answer(route, new Call(request, values, connection, settings));
  }

  private static Answer answer(Route route, Call call) throws InterruptedException {
    try {
      return route.endpoint().answer(call);
    } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
      LOGGER.log(Level.ERROR, "a request failed at " + route.method() + " " + route.segments(), e);
      throw new Refusal(Problem.of(ErrorCode.INTERNAL));
    }
  }

  private static void write(ServerResponse response, Answer answer, WatchedConnection connection)
      throws InterruptedException {
    switch (answer) {
      case Answer.Whole(int status, var body) -> {
        response.status(status);
        send(response, "application/json", body.map(Json::text), connection);
      }
      case Answer.Text(String mediaType, String text) ->
          send(response, mediaType, Optional.of(text), connection);
      case Answer.Stream(var events) -> new EventAnswer(events, connection).write(response);
    }
  }

  private static void write(
      ServerRequest request,
      ServerResponse response,
      Problem problem,
      WatchedConnection connection) {
    response.status(problem.status());
    problem.headers().forEach((name, value) -> response.header(name, value));
    if (problem.status() == 413) {
      // the rest of the body is still on its way
      response.header(HeaderValues.CONNECTION_CLOSE);
    }
    Json body = problem.toJson(request.path().rawPath());
    send(response, ProblemDetails.MEDIA_TYPE, Optional.of(body.text()), connection);
  }

  private static void send(
      ServerResponse response, String type, Optional<String> body, WatchedConnection connection) {
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header("X-Content-Type-Options", "nosniff");
    connection.enter(ConnectionPhase.TRANSFERRING);
    if (body.isPresent()) {
      response.header(HeaderNames.CONTENT_TYPE, type);
      response.send(body.get().getBytes(StandardCharsets.UTF_8));
    } else {
      response.send();
    }
  }

  private static boolean isLast(ServerRequest request, ServerResponse response) {
    return request.headers().contains(HeaderValues.CONNECTION_CLOSE)
        || response.headers().contains(HeaderValues.CONNECTION_CLOSE);
  }

  private static String methods(List<Route> routes) {
    return routes.stream().map(Route::method).collect(Collectors.joining(", "));
  }
}
