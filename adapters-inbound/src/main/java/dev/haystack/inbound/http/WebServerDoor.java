package dev.haystack.inbound.http;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.connection.ConnectionWatch;
import dev.haystack.inbound.console.Console;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.problem.CommonHeaders;
import dev.haystack.inbound.rfc6455.WebSockets;
import dev.haystack.inbound.tls.ServerTls;
import dev.haystack.port.tracing.Tracing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server: it listens from its making until it is closed. */
public final class WebServerDoor implements AutoCloseable {

  private static final String NAMES = "HOST and PORT";

  private final Listener listener;
  private final List<Route> routes;

  private WebServerDoor(Listener listener, List<Route> routes) {
    this.listener = listener;
    this.routes = routes;
  }

  /**
   * Listens.
   *
   * @param tls what is spoken beneath HTTP, if anything is
   * @param guard what this process has for its callers, shared with the sockets
   * @param access counts and tells of the requests
   * @param tracing keeps what work they caused
   * @param console the page at its own address
   * @param sockets opened on the same port
   * @throws BindException if the address cannot be used
   */
  public static WebServerDoor open(
      ServerSettings settings,
      Optional<ServerTls> tls,
      OriginCheck origins,
      InboundGuard guard,
      AccessLog access,
      Tracing tracing,
      HttpRoutes routes,
      Optional<Console> console,
      Optional<WebSockets> sockets) {
    var watch = new ConnectionWatch(settings.stillness(), guard);
    List<Route> all = routes.all();
    var pages = new PageAccess(origins);
    var callers = new Callers(routes.identification(), guard);
    var router =
        new Router(
            all,
            pages,
            (request, route) -> Optional.of(callers.admit(request, route)),
            watch,
            settings,
            guard,
            access,
            tracing,
            console);
    var problems = new TransportProblems(pages, access, CommonHeaders.of(tls.isPresent()));
    var upgraders = sockets.map(WebSockets::upgraders).orElse(Map.of());
    return new WebServerDoor(
        Listener.open(settings, NAMES, tls, watch, router, problems, upgraders), all);
  }

  /** The port that the server listens on. */
  public int port() {
    return listener.port();
  }

  /** Whether connections are answered, as far as one can see; takes two seconds at most. */
  public ListenerLook look() {
    return listener.look();
  }

  /** All that can be asked, each as its method and path. */
  public List<String> routes() {
    return routes.stream().map(Route::name).toList();
  }

  /** How many TCP connections are open. */
  public int connections() {
    return listener.connections();
  }

  /** Takes no more connections; those that serve a request, and the sockets, go on. */
  public void stopListening() {
    listener.stopListening();
  }

  /** Waits for what goes on, within the grace; then cuts it. */
  @Override
  public void close() {
    listener.close();
  }
}
