package dev.haystack.load;

import dev.haystack.load.wire.ClientConnection;
import dev.haystack.load.wire.HandshakeException;
import java.io.IOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** Open connections on which nobody talks; pings are answered. */
final class IdleConnections implements AutoCloseable {

  private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
  private static final int BUFFER_BYTES = 1 << 10;

  private final LoadTarget target;
  private final Tally tally;
  private final Queue<ClientConnection> open = new ConcurrentLinkedQueue<>();

  IdleConnections(LoadTarget target, Tally tally) {
    this.target = target;
    this.tally = tally;
  }

  /** Opens so many, one after the other, and waits until each was greeted. */
  void open(int count, String name) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      String user = name + "-idle-" + i;
      try {
        var connection =
            ClientConnection.open(
                target.url(), user, target.tokenOf(user), BUFFER_BYTES, CONNECT_MAX);
        open.add(connection);
        awaitGreeting(connection);
      } catch (HandshakeException e) {
        tally.error("handshake_" + e.status());
      } catch (IOException e) {
        tally.error("idle_connect_failed");
      }
    }
  }

  int count() {
    return open.size();
  }

  @Override
  public void close() {
    leave();
  }

  /** Closes them all; they then count no longer. */
  void leave() {
    for (var next = open.poll(); next != null; next = open.poll()) {
      next.close();
    }
  }

  private void awaitGreeting(ClientConnection connection) throws InterruptedException {
    var greeted = new CountDownLatch(1);
    Thread.ofVirtual().start(() -> listen(connection, greeted));
    greeted.await();
  }

  private void listen(ClientConnection connection, CountDownLatch greeted) {
    try {
      while (connection.read((bytes, from, to, nanos) -> greeted.countDown())) {
        // the frames' contents do not matter
      }
      lost(connection);
    } catch (IOException e) {
      lost(connection);
    } finally {
      greeted.countDown();
    }
  }

  private void lost(ClientConnection connection) {
    // one that was closed from here has left the queue before
    if (open.remove(connection)) {
      tally.error("idle_closed_" + connection.closeCode());
    }
  }
}
