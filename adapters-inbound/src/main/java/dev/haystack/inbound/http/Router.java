package dev.haystack.inbound.http;

import dev.haystack.application.identity.TokenCheck;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.connection.ConnectionPhase;
import dev.haystack.inbound.connection.ConnectionWatch;
import dev.haystack.inbound.connection.RequestTarget;
import dev.haystack.inbound.connection.WatchedConnection;
import dev.haystack.inbound.console.Console;
import dev.haystack.inbound.console.PageFile;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.problem.CommonHeaders;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.RequestId;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.tracing.Tracing;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Finds the route of a request and writes its answer; everything that goes wrong there is a
 * problem.
 */
final class Router implements Handler {

  private static final Journal JOURNAL = Journal.of(Router.class);

  private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");

  private final List<Route> routes;
  private final PageAccess pages;
  private final BiFunction<ServerRequest, String, Optional<TokenCheck>> tokens;
  private final ConnectionWatch watch;
  private final ServerSettings settings;
  private final InboundGuard guard;
  private final AccessLog access;
  private final Tracing tracing;
  private final Optional<Console> console;

  /**
   * @param tokens looks at the token of a request that is not for anybody
   */
  Router(
      List<Route> routes,
      PageAccess pages,
      BiFunction<ServerRequest, String, Optional<TokenCheck>> tokens,
      ConnectionWatch watch,
      ServerSettings settings,
      InboundGuard guard,
      AccessLog access,
      Tracing tracing,
      Optional<Console> console) {
    this.routes = List.copyOf(routes);
    this.pages = pages;
    this.tokens = tokens;
    this.watch = watch;
    this.settings = settings;
    this.guard = guard;
    this.access = access;
    this.tracing = tracing;
    this.console = console;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws InterruptedException {
    RequestId id = Visit.id(request.headers());
    response.header(RequestId.HEADER, id.value());
    var visit = Visit.begin(request, tracing);
    boolean _ =
        RequestScope.call(
            id,
            () ->
                RequestScope.callAt(visit.span().context(), () -> visit(request, response, visit)));
  }

  private boolean visit(ServerRequest request, ServerResponse response, Visit visit)
      throws InterruptedException {
    try {
      serve(request, response, visit);
      return true;
    } finally {
      visit.letGo();
      visit.end(response, access, guard::client);
    }
  }

  private void serve(ServerRequest request, ServerResponse response, Visit visit)
      throws InterruptedException {
    WatchedConnection connection =
        watch
            .find(request.socketId())
            .orElseThrow(() -> new CloseConnectionException("the connection has ended"));
    connection.enter(ConnectionPhase.SERVING);
    var target = RequestTarget.of(request.path().rawPath(), request.headers());
    var writer = new AnswerWriter(request, target.path(), response, connection, guard);
    CommonHeaders.of(request.isSecure()).forEach((name, value) -> response.header(name, value));
    List<Route> there = there(target.path());
    try {
      admitWay(request, there);
      pages.admit(request, target, response.headers());
      Answer answer = answer(request, target.path(), there, connection, visit);
      if (!(answer instanceof Answer.Stream)) {
        visit.letGo();
      }
      writer.write(answer, visit.answering(guard.work()));
    } catch (Refusal refusal) {
      writer.write(
          refusal.problem(), there.isEmpty() ? ProblemForm.DETAILS : there.getFirst().problems());
    }
    if (writer.endsConnection()) {
      if (writer.leavesBody()) {
        connection.enter(ConnectionPhase.LEAVING);
      }
      throw new CloseConnectionException("the last request of the connection");
    }
    connection.enter(ConnectionPhase.IDLE);
  }

  /** Whoever looks whether the service is well need not come through its proxy. */
  private void admitWay(ServerRequest request, List<Route> there) {
    boolean isLook = there.stream().anyMatch(Route::isOfHealth);
    if (!isLook
        && request.remotePeer().address() instanceof InetSocketAddress peer
        && guard.isAstray(peer.getAddress(), request.headers().values(FORWARDED_PROTO))) {
      throw new Refusal(Problem.of(ErrorCode.FORBIDDEN).saying(InboundGuard.ASTRAY));
    }
  }

  /** The routes of the path, one for each of its methods. */
  private List<Route> there(String path) {
    List<String> segments = Route.split(path);
    return routes.stream().filter(route -> route.match(segments).isPresent()).toList();
  }

  private Answer answer(
      ServerRequest request,
      String path,
      List<Route> there,
      WatchedConnection connection,
      Visit visit)
      throws InterruptedException {
    String method = request.prologue().method().text();
    if (pages.isPreflight(request) || (method.equals("OPTIONS") && path.equals("*"))) {
      return Answer.nothing();
    }
    Optional<PageFile> page = console.flatMap(files -> files.at(path));
    if (page.isPresent()) {
      return page.filter(_ -> Route.isReading(method))
          .map(Answer.Page::new)
          .orElseThrow(() -> new Refusal(Problem.notAllowed(Route.READING)));
    }
    List<String> segments = Route.split(path);
    boolean isPublic = !there.isEmpty() && there.stream().allMatch(Route::isPublic);
    Optional<TokenCheck> token =
        isPublic ? Optional.empty() : tokens.apply(request, pattern(there));
    if (there.isEmpty()) {
      throw new Refusal(nothing(method, segments));
    }
    Route route =
        there.stream()
            .filter(candidate -> candidate.takes(method))
            .findFirst()
            .orElseThrow(() -> new Refusal(Problem.notAllowed(methods(there))));
    Map<String, String> values = route.match(segments).orElseThrow();
    var trail =
        new CallTrail(guard.trail(), Callers.origin(request, route.pattern(), guard), route.told());
    var work = guard.work().share(token.flatMap(TokenCheck::bearer));
    visit.at(route, trail, work);
    return told(
        route,
        new Call(
            request, path, values, token, connection, settings, guard, trail, work, visit.span()));
  }

  private static String pattern(List<Route> there) {
    return there.stream().findFirst().map(Route::pattern).orElse("");
  }

  /** What is answered is told first, unless the route has told of it before. */
  private static Answer told(Route route, Call call) throws InterruptedException {
    try {
      Answer answer = answer(route, call);
      call.trail().allowed();
      return answer;
    } catch (Refusal refusal) {
      call.trail().refused(refusal.problem().code());
      throw refusal;
    }
  }

  /** A socket's path is none of the routes, and reached by an upgrade alone. */
  private static Problem nothing(String method, List<String> segments) {
    if (segments.size() == 1 || !segments.getFirst().equals("ws")) {
      return Problem.of(ErrorCode.NOT_FOUND);
    }
    return Route.isReading(method) ? Problem.upgradeRequired() : Problem.notAllowed(Route.READING);
  }

  private static Answer answer(Route route, Call call) throws InterruptedException {
    try {
      return route.endpoint().answer(call);
    } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
      JOURNAL.tell(
          JournalEvent.FAULT,
          Detail.reason("request"),
          Detail.method(route.method()),
          Detail.route(route.pattern()),
          Detail.fault(e));
      throw new Refusal(Problem.of(ErrorCode.INTERNAL));
    }
  }

  private static String methods(List<Route> routes) {
    return routes.stream().map(Route::methods).collect(Collectors.joining(", "));
  }
}
