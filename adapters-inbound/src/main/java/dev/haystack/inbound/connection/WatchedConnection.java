package dev.haystack.inbound.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * A connection that tells what it is doing and since when; phases change on its own thread, any
 * other may read them and cut it.
 */
public final class WatchedConnection implements ServerConnection, InterruptableTask<Void> {

  private static final System.Logger LOGGER = System.getLogger(WatchedConnection.class.getName());

  private final ServerConnection connection;
  private final HelidonSocket socket;
  private final Runnable onEnd;

  private volatile Stay stay = new Stay(ConnectionPhase.NEW, System.nanoTime());

  private record Stay(ConnectionPhase phase, long sinceNanos) {}

  WatchedConnection(ServerConnection connection, HelidonSocket socket, Runnable onEnd) {
    this.connection = connection;
    this.socket = socket;
    this.onEnd = onEnd;
  }

  public void enter(ConnectionPhase phase) {
    stay = new Stay(phase, System.nanoTime());
  }

  boolean isOverdue(ConnectionLimits limits) {
    Stay current = stay;
    long stayedNanos = System.nanoTime() - current.sinceNanos();
    return current.phase().limit(limits).filter(limit -> stayedNanos > limit.toNanos()).isPresent();
  }

  /** Ends the TCP connection at once, whatever its thread waits for. */
  public void cut() {
    try {
      socket.close();
    } catch (UncheckedIOException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "a connection was gone before it was cut");
    }
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      connection.handle(limit);
    } finally {
      onEnd.run();
    }
  }

  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  @Override
  public void close(boolean interrupt) {
    connection.close(interrupt);
  }

  @Override
  public boolean canInterrupt() {
    return connection instanceof InterruptableTask<?> task && task.canInterrupt();
  }
}
