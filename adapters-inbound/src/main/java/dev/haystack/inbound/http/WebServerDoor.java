package dev.haystack.inbound.http;

import dev.haystack.inbound.origin.AllowedOrigins;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import java.time.Duration;
import java.util.Optional;

/** The server: it listens from its making until it is closed. */
public final class WebServerDoor implements AutoCloseable {

  /** The server's own limit would interrupt requests that take long; the watch has its part. */
  private static final Duration NEVER = Duration.ofDays(10_000);

  private final WebServer server;
  private final ConnectionWatch watch;

  private WebServerDoor(WebServer server, ConnectionWatch watch) {
    this.server = server;
    this.watch = watch;
  }

  /**
   * Listens.
   *
   * @param upgrader for what is asked of HTTP/1.1 connections besides requests
   * @throws BindException if the address cannot be used
   */
  public static WebServerDoor open(
      ServerSettings settings,
      AllowedOrigins origins,
      HttpRoutes routes,
      Optional<Http1Upgrader> upgrader) {
    var watch = new ConnectionWatch(settings);
    var router = new Router(routes.all(), new PageAccess(origins), watch, settings.bodyBytesMax());
    WebServerConfig.Builder configuration = WebServer.builder();
    listenAsAsked(configuration, settings);
    configuration
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .addConnectionSelector(new WatchedSelector(http1(settings, upgrader, watch), watch))
        .directHandlers(
            handlers -> {
              for (var event : DirectHandler.EventType.values()) {
                handlers.addHandler(event, new TransportProblems());
              }
            })
        .routing(routing -> routing.any(router));
    return start(settings, configuration, watch);
  }

  private static void listenAsAsked(
      WebServerConfig.Builder configuration, ServerSettings settings) {
    configuration
        .host(settings.host())
        .port(settings.port())
        .backlog(settings.backlog())
        .maxTcpConnections(settings.connectionsMax())
        .maxPayloadSize(settings.bodyBytesMax())
        .connectionOptions(options -> options.tcpNoDelay(true))
        .idleConnectionTimeout(NEVER)
        .idleConnectionPeriod(NEVER)
        .shutdownGracePeriod(settings.stopGrace())
        .shutdownHook(false);
  }

  private static Http1ConnectionSelector http1(
      ServerSettings settings, Optional<Http1Upgrader> upgrader, ConnectionWatch watch) {
    var http1 =
        Http1ConnectionSelector.builder()
            .config(Http1Config.builder().maxHeadersSize(settings.headerBytesMax()).build());
    upgrader.ifPresent(present -> http1.addUpgrader(new WatchedUpgrader(present, watch)));
    return http1.build();
  }

  private static WebServerDoor start(
      ServerSettings settings, WebServerConfig.Builder configuration, ConnectionWatch watch) {
    try {
      WebServer server = configuration.build().start();
      if (!server.isRunning()) {
        throw new BindException(settings);
      }
      watch.start();
      return new WebServerDoor(server, watch);
    } catch (RuntimeException e) {
      watch.close();
      throw e instanceof BindException ? e : new BindException(settings, e);
    }
  }

  /** The port that the server listens on. */
  public int port() {
    return server.port();
  }

  /** How many TCP connections are open. */
  public int connections() {
    return watch.size();
  }

  @Override
  public void close() {
    var _ = server.stop();
    watch.close();
  }
}
