package dev.haystack.inbound.http;

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
final class ConnectionWatch implements AutoCloseable {

  private static final int LOOKS_PER_LIMIT = 8;

  private final ServerSettings settings;
  private final Map<String, WatchedConnection> connections = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("connection-watch").factory());

  ConnectionWatch(ServerSettings settings) {
    this.settings = settings;
  }

  void start() {
    long shortest = Math.min(settings.headerLimit().toMillis(), settings.idleLimit().toMillis());
    long periodMillis =
        Math.clamp(
            Math.min(shortest, settings.transferLimit().toMillis()) / LOOKS_PER_LIMIT, 10, 1000);
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

  Optional<WatchedConnection> find(String socketId) {
    return Optional.ofNullable(connections.get(socketId));
  }

  int size() {
    return connections.size();
  }

  private void cutIfOverdue(WatchedConnection connection) {
    if (connection.isOverdue(settings)) {
      connection.cut();
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
