package dev.haystack.inbound.rfc6455;

import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.limit.InboundGuard;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All WebSockets of one server: their way in, and their common end. */
public final class WebSockets {

  private static final List<String> SPELLINGS =
      List.of("websocket", "WebSocket", "Websocket", "WEBSOCKET");

  private final OpenConnections connections;
  private final Timer timer = new Timer();
  private final SocketTally tally = new SocketTally();
  private final StrictUpgrader upgrader;

  /**
   * @param guard what this process has for its callers
   * @param access counts and tells of handshakes
   */
  public WebSockets(
      WebSocketEndpoint endpoint, Limits limits, InboundGuard guard, AccessLog access) {
    connections = new OpenConnections(limits.connectionsMax());
    upgrader =
        new StrictUpgrader(
            new Upgrading(connections, timer, endpoint, limits, guard, access, tally));
  }

  /**
   * The upgraders of the web server's HTTP/1.1, each under a spelling of the {@code Upgrade}
   * header's value: the server looks the value up as it was sent, though its case means nothing.
   */
  public Map<String, Http1Upgrader> upgraders() {
    return SPELLINGS.stream().collect(Collectors.toMap(Function.identity(), name -> upgrader));
  }

  /** A whole connection selector for a server that serves nothing else in a special way. */
  public ServerConnectionSelector selector(Http1Config config) {
    return Http1ConnectionSelector.builder().config(config).upgraders(upgraders()).build();
  }

  /** How handshakes were refused and sockets ended. */
  public SocketTally tally() {
    return tally;
  }

  /** How many WebSockets are open. */
  public int openCount() {
    return connections.count();
  }

  /** Waits until none is open, at most as long as given; false if some still are. */
  public boolean awaitNone(Duration patience) {
    return connections.awaitNone(patience);
  }

  /**
   * Refuses new WebSockets, closes the open ones and waits until they are gone, at most as long as
   * given; then cuts the rest. It must come before the web server's own stop, which cuts
   * connections without a close frame.
   */
  public void shutdown(CloseCode code, Duration patience) {
    connections.end(code, patience);
    timer.stop();
  }
}
