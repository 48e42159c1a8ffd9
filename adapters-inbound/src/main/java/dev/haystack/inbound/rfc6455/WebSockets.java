package dev.haystack.inbound.rfc6455;

import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http1.spi.Http1Upgrader;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** All WebSockets of one server: their way in, and their common end. */
public final class WebSockets {

  private final OpenConnections connections;
  private final Timer timer = new Timer();
  private final StrictUpgrader upgrader;

  public WebSockets(WebSocketEndpoint endpoint, Limits limits) {
    connections = new OpenConnections(limits.connectionsMax());
    upgrader = new StrictUpgrader(new Upgrading(connections, timer, endpoint, limits));
  }

  /**
   * What the web server takes as its only connection selector: HTTP/1.1 that upgrades to
   * WebSockets.
   */
  public ServerConnectionSelector selector(Http1Config config) {
    return selector(config, UnaryOperator.identity());
  }

  /** The same with something around the change of a connection's protocol. */
  public ServerConnectionSelector selector(
      Http1Config config, UnaryOperator<Http1Upgrader> around) {
    Http1Upgrader decorated = around.apply(upgrader);
    var selector = Http1ConnectionSelector.builder().config(config);
    // the server looks the header's value up as it was sent, though its case means nothing
    for (String name : new String[] {"websocket", "WebSocket", "Websocket", "WEBSOCKET"}) {
      selector.putUpgrader(name, decorated);
    }
    return selector.build();
  }

  /** How many WebSockets are open. */
  public int openCount() {
    return connections.count();
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
