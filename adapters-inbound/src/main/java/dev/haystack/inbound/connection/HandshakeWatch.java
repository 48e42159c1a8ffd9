package dev.haystack.inbound.connection;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections whose handshake of TLS has begun and that nobody else watches yet, each by the thread
 * that serves it. A handshake that fails tells nobody; its thread has ended then.
 */
final class HandshakeWatch {

  private final Map<Thread, Begun> begun = new ConcurrentHashMap<>();

  /**
   * A connection beneath TLS.
   *
   * @param leave gives back its place
   */
  record Begun(Socket connection, Runnable leave, long sinceNanos) {

    /** Ends it at once: TLS would wait for whoever writes. */
    void cut() {
      try {
        connection.close();
      } catch (IOException e) {
        // it was gone before it was cut
      }
    }
  }

  /** A handshake begins on this thread. */
  void begin(Socket connection, Runnable leave) {
    begun.put(Thread.currentThread(), new Begun(connection, leave, System.nanoTime()));
  }

  /** The connection of this thread, whose handshake is over, if there was one. */
  Optional<Begun> finish() {
    return Optional.ofNullable(begun.remove(Thread.currentThread()));
  }

  /** Cuts those that take longer, and forgets those that have failed. */
  void look(Duration limit) {
    begun.forEach(
        (thread, handshake) -> {
          boolean isOver = !thread.isAlive();
          boolean isOverdue = System.nanoTime() - handshake.sinceNanos() > limit.toNanos();
          // whose handshake is over at this moment keeps its place
          if ((isOver || isOverdue) && begun.remove(thread, handshake)) {
            handshake.cut();
            handshake.leave().run();
          }
        });
  }

  /** How many there are. */
  int size() {
    return begun.size();
  }
}
