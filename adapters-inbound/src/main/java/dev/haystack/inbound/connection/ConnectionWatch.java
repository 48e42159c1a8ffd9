package dev.haystack.inbound.connection;

import dev.haystack.port.task.PeriodicTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Cuts connections that keep still for too long, which the server itself would keep. */
public final class ConnectionWatch implements AutoCloseable {

  private static final int LOOKS_PER_LIMIT = 8;

  private final ConnectionLimits limits;
  private final Map<String, WatchedConnection> connections = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("connection-watch").factory());

  public ConnectionWatch(ConnectionLimits limits) {
    this.limits = limits;
  }

  public void start() {
    long periodMillis = Math.clamp(limits.shortest().toMillis() / LOOKS_PER_LIMIT, 10, 1000);
    var watch =
        PeriodicTask.each("the watch over connections", connections.values(), this::cutIfOverdue);
    var _ = clock.scheduleAtFixedRate(watch, periodMillis, periodMillis, TimeUnit.MILLISECONDS);
  }

  WatchedConnection watch(ConnectionContext context, ServerConnection connection) {
    String id = context.childSocketId();
    var watched =
        new WatchedConnection(connection, context.serverSocket(), () -> connections.remove(id));
    connections.put(id, watched);
    return watched;
  }

  /** The connection that the server knows by that name, while it lasts. */
  public Optional<WatchedConnection> find(String socketId) {
    return Optional.ofNullable(connections.get(socketId));
  }

  /** How many are open. */
  public int size() {
    return connections.size();
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
