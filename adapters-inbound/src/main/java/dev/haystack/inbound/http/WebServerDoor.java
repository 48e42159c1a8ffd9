package dev.haystack.inbound.http;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.connection.ConnectionWatch;
import dev.haystack.inbound.connection.WatchedSelector;
import dev.haystack.inbound.connection.WatchedUpgrader;
import dev.haystack.inbound.console.Console;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.inbound.origin.OriginCheck;
import dev.haystack.inbound.rfc6455.WebSockets;
import dev.haystack.port.tracing.Tracing;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server: it listens from its making until it is closed. */
public final class WebServerDoor implements AutoCloseable {

  /** What comes behind the running turns until all connections have ended. */
  private static final Duration CONNECTIONS_END_MAX = Duration.ofSeconds(5);

  /** The server's own limit would interrupt requests that take long; the watch has its part. */
  private static final Duration NEVER = Duration.ofDays(10_000);

  private final int port;
  private final Thread stop;
  private final String host;
  private final ConnectionWatch watch;

  private final List<Route> routes;

  private WebServerDoor(WebServer server, String host, ConnectionWatch watch, List<Route> routes) {
    port = server.port();
    stop = Thread.ofVirtual().name("server-stop").unstarted(server::stop);
    this.host = host;
    this.watch = watch;
    this.routes = routes;
  }

  /**
   * Listens.
   *
   * @param guard what this process has for its callers, shared with the sockets
   * @param access counts and tells of the requests
   * @param tracing keeps what work they caused
   * @param console the page at its own address
   * @param sockets opened on the same port
   * @throws BindException if the address cannot be used
   */
  public static WebServerDoor open(
      ServerSettings settings,
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
    var router = new Router(all, pages, callers, watch, settings, guard, access, tracing, console);
    WebServerConfig.Builder configuration = WebServer.builder();
    listenAsAsked(configuration, settings);
    configuration
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .addConnectionSelector(new WatchedSelector(http1(settings, sockets, watch), watch))
        .directHandlers(
            handlers -> {
              for (var event : DirectHandler.EventType.values()) {
                handlers.addHandler(event, new TransportProblems(pages, access));
              }
            })
        .routing(routing -> routing.any(router));
    return start(settings, configuration, watch, all);
  }

  private static void listenAsAsked(
      WebServerConfig.Builder configuration, ServerSettings settings) {
    configuration
        .host(settings.host())
        .port(settings.port())
        .backlog(settings.backlog())
        .useNio(false)
        .maxTcpConnections(settings.connectionsMax())
        .maxPayloadSize(settings.bodyBytesMax())
        .connectionOptions(options -> options.tcpNoDelay(true))
        .idleConnectionTimeout(NEVER)
        .idleConnectionPeriod(NEVER)
        .shutdownGracePeriod(settings.stopGrace().plus(CONNECTIONS_END_MAX))
        .shutdownHook(false);
  }

  private static ServerConnectionSelector http1(
      ServerSettings settings, Optional<WebSockets> sockets, ConnectionWatch watch) {
    var http1 =
        Http1ConnectionSelector.builder()
            .config(
                Http1Config.builder()
                    .maxHeadersSize(settings.headerBytesMax())
                    .addSendListener(new LengthlessAnswers())
                    .build());
    sockets
        .map(WebSockets::upgraders)
        .orElse(Map.of())
        .forEach((name, upgrader) -> http1.putUpgrader(name, new WatchedUpgrader(upgrader, watch)));
    return http1.build();
  }

  private static WebServerDoor start(
      ServerSettings settings,
      WebServerConfig.Builder configuration,
      ConnectionWatch watch,
      List<Route> routes) {
    try {
      ListenerLook.prepare();
      WebServer server = configuration.build().start();
      if (!server.isRunning()) {
        throw new BindException(settings);
      }
      watch.start();
      return new WebServerDoor(server, settings.host(), watch, routes);
    } catch (RuntimeException e) {
      watch.close();
      throw e instanceof BindException ? e : new BindException(settings, e);
    }
  }

  /** The port that the server listens on. */
  public int port() {
    return port;
  }

  /** Whether connections are answered, as far as one can see; takes two seconds at most. */
  public ListenerLook look() {
    return ListenerLook.at(host, port);
  }

  /** All that can be asked, each as its method and path. */
  public List<String> routes() {
    return routes.stream().map(Route::name).toList();
  }

  /** How many TCP connections are open. */
  public int connections() {
    return watch.size();
  }

  /** Takes no more connections; those that serve a request, and the sockets, go on. */
  public synchronized void stopListening() {
    if (stop.getState() == Thread.State.NEW) {
      stop.start();
    }
  }

  /** Waits for what goes on, within the grace; then cuts it. */
  @Override
  public void close() {
    stopListening();
    try {
      stop.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    watch.close();
  }
}
