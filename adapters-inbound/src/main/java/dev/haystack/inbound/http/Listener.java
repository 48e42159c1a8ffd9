package dev.haystack.inbound.http;

import dev.haystack.inbound.connection.ConnectionWatch;
import dev.haystack.inbound.connection.WatchedSelector;
import dev.haystack.inbound.connection.WatchedUpgrader;
import dev.haystack.inbound.tls.ServerTls;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A server of the library at one address: it listens from its making until it is closed. */
final class Listener implements AutoCloseable {

  /** What comes behind the running turns until all connections have ended. */
  private static final Duration CONNECTIONS_END_MAX = Duration.ofSeconds(5);

  /** The server's own limit would interrupt requests that take long; the watch has its part. */
  private static final Duration NEVER = Duration.ofDays(10_000);

  private final int port;
  private final Thread stop;
  private final String host;
  private final ConnectionWatch watch;

  private Listener(WebServer server, String host, ConnectionWatch watch) {
    port = server.port();
    stop = Thread.ofVirtual().name("server-stop").unstarted(server::stop);
    this.host = host;
    this.watch = watch;
  }

  /**
   * Listens.
   *
   * @param names the settings of its address
   * @param tls what is spoken beneath HTTP, if anything is
   * @param watch closed with it
   * @param upgraders what else is spoken, by the word of its upgrade
   * @throws BindException if the address cannot be used
   */
  static Listener open(
      ServerSettings settings,
      String names,
      Optional<ServerTls> tls,
      ConnectionWatch watch,
      Handler router,
      DirectHandler problems,
      Map<String, Http1Upgrader> upgraders) {
    WebServerConfig.Builder configuration = WebServer.builder();
    listenAsAsked(configuration, settings);
    tls.ifPresent(spoken -> configuration.tls(spoken.over(watch::shakeHands)));
    configuration
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .addConnectionSelector(new WatchedSelector(http1(settings, upgraders, watch), watch))
        .directHandlers(
            handlers -> {
              for (var event : DirectHandler.EventType.values()) {
                handlers.addHandler(event, problems);
              }
            })
        .routing(routing -> routing.any(router));
    return start(settings, names, configuration, watch);
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
      ServerSettings settings, Map<String, Http1Upgrader> upgraders, ConnectionWatch watch) {
    var http1 =
        Http1ConnectionSelector.builder()
            .config(
                Http1Config.builder()
                    .maxHeadersSize(settings.headerBytesMax())
                    .addSendListener(new LengthlessAnswers())
                    .build());
    upgraders.forEach(
        (name, upgrader) -> http1.putUpgrader(name, new WatchedUpgrader(upgrader, watch)));
    return http1.build();
  }

  private static Listener start(
      ServerSettings settings,
      String names,
      WebServerConfig.Builder configuration,
      ConnectionWatch watch) {
    try {
      ListenerLook.prepare();
      WebServer server = configuration.build().start();
      if (!server.isRunning()) {
        throw new BindException(settings, names);
      }
      watch.start();
      return new Listener(server, settings.host(), watch);
    } catch (RuntimeException e) {
      watch.close();
      throw e instanceof BindException ? e : new BindException(settings, names, e);
    }
  }

  int port() {
    return port;
  }

  ListenerLook look() {
    return ListenerLook.at(host, port);
  }

  /** How many TCP connections are open. */
  int connections() {
    return watch.size();
  }

  /** Takes no more connections; those that serve a request, and the sockets, go on. */
  synchronized void stopListening() {
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
