package dev.haystack.inbound.connection;

import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.port.task.PeriodicTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Cuts connections that keep still for too long, which the server itself would keep. */
public final class ConnectionWatch implements AutoCloseable {

  private static final int LOOKS_PER_LIMIT = 8;

  private final ConnectionLimits limits;
  private final InboundGuard guard;
  private final HandshakeWatch handshakes = new HandshakeWatch();
  private final Map<String, WatchedConnection> connections = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("connection-watch").factory());

  public ConnectionWatch(ConnectionLimits limits, InboundGuard guard) {
    this.limits = limits;
    this.guard = guard;
  }

  public void start() {
    long periodMillis = Math.clamp(limits.shortest().toMillis() / LOOKS_PER_LIMIT, 10, 1000);
    var watch =
        PeriodicTask.each("the watch over connections", connections.values(), this::cutIfOverdue);
    var _ = clock.scheduleAtFixedRate(watch, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
    var shaking =
        PeriodicTask.of("the watch over handshakes", () -> handshakes.look(limits.header()));
    var _ = clock.scheduleAtFixedRate(shaking, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
  }

  /**
   * A connection begins with TLS on this thread; it has its place from here on, and as long for its
   * handshake as for its first headers.
   */
  public void shakeHands(Socket connection) throws IOException {
    Runnable leave =
        guard
            .connection(connection.getInetAddress())
            .orElseThrow(() -> new IOException("too many of one address"));
    handshakes.begin(connection, leave);
  }

  /** The connection of this thread, unless it is one too many of its address. */
  WatchedConnection watch(
      ConnectionContext context, Function<ConnectionContext, ServerConnection> protocol) {
    Optional<HandshakeWatch.Begun> shaken = handshakes.finish();
    Runnable leave = shaken.map(HandshakeWatch.Begun::leave).orElseGet(() -> place(context));
    var strict = StrictContext.of(context, shaken.map(begun -> begun::cut));
    return watch(strict, protocol.apply(strict), leave);
  }

  private WatchedConnection watch(
      ConnectionContext context, ServerConnection connection, Runnable leave) {
    String id = context.childSocketId();
    var watched =
        new WatchedConnection(
            connection,
            context,
            this::cutSoon,
            () -> {
              connections.remove(id);
              leave.run();
            });
    connections.put(id, watched);
    return watched;
  }

  /** The connection that the server knows by that name, while it lasts. */
  public Optional<WatchedConnection> find(String socketId) {
    return Optional.ofNullable(connections.get(socketId));
  }

  /** How many are open. */
  public int size() {
    return connections.size() + handshakes.size();
  }

  /** One connection too many of an address ends before it has been read. */
  private Runnable place(ConnectionContext context) {
    return context.remotePeer().address() instanceof InetSocketAddress peer && !peer.isUnresolved()
        ? guard
            .connection(peer.getAddress())
            .orElseThrow(() -> new CloseConnectionException("too many of one address"))
        : () -> {};
  }

  private void cutSoon(WatchedConnection connection) {
    var _ = clock.schedule(connection::cut, limits.linger().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cutIfOverdue(WatchedConnection connection) {
    if (connection.isOverdue(limits)) {
      connection.cut();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
