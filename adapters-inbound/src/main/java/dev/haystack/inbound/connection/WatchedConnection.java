package dev.haystack.inbound.connection;

import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A connection that tells what it is doing and since when; phases change on its own thread, any
 * other may read them and cut it.
 */
public final class WatchedConnection implements ServerConnection, InterruptableTask<Void> {

  private final ServerConnection connection;
  private final ConnectionContext context;
  private final Consumer<WatchedConnection> cutSoon;
  private final Runnable onEnd;

  private volatile Stay stay = new Stay(ConnectionPhase.NEW, System.nanoTime());

  private record Stay(ConnectionPhase phase, long sinceNanos) {}

  /**
   * @param cutSoon has the connection cut after a while
   * @param onEnd called once it has ended
   */
  WatchedConnection(
      ServerConnection connection,
      ConnectionContext context,
      Consumer<WatchedConnection> cutSoon,
      Runnable onEnd) {
    this.connection = connection;
    this.context = context;
    this.cutSoon = cutSoon;
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
      context.serverSocket().close();
    } catch (UncheckedIOException e) {
      // it was gone before it was cut
    }
  }

  /** Has something done once the client has gone, or has said that it sends no more. */
  public void onGone(Runnable action) {
    if (context.dataReader() instanceof StrictReader reader) {
      var _ =
          Thread.ofVirtual()
              .name("gone-watch")
              .start(
                  () -> {
                    if (!reader.awaitMore()) {
                      action.run();
                    }
                  });
    }
  }

  @Override
  public void handle(Limit limit) throws InterruptedException {
    try {
      connection.handle(limit);
      // it returns after a request that it could not read
      hearOut();
    } catch (CloseConnectionException e) {
      if (stay.phase() == ConnectionPhase.LEAVING) {
        hearOut();
      }
      throw e;
    } finally {
      onEnd.run();
    }
  }

  /**
   * Reads to the end what the client still sends, for a while: bytes that nobody has read would
   * reset the connection, and the client might lose the answer.
   */
  private void hearOut() {
    if (stay.phase() == ConnectionPhase.UPGRADED) {
      return;
    }
    enter(ConnectionPhase.LEAVING);
    cutSoon.accept(this);
    try {
      while (true) {
        context.dataReader().ensureAvailable();
        var _ = context.dataReader().readBytes(context.dataReader().available());
      }
    } catch (RuntimeException _) {
      // the client has gone, or was cut
    }
  }

  @Override
  public Duration idleTime() {
    return Duration.ZERO;
  }

  @Override
  public void close(boolean interrupt) {
    // what was upgraded ends by itself, behind the turns, unless it is cut
    if (interrupt || stay.phase() != ConnectionPhase.UPGRADED) {
      connection.close(interrupt);
    }
  }

  @Override
  public boolean canInterrupt() {
    return stay.phase() != ConnectionPhase.UPGRADED
        && connection instanceof InterruptableTask<?> task
        && task.canInterrupt();
  }
}
