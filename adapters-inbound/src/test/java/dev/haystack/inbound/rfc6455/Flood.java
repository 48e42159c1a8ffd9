package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** A virtual thread that sends until the connection takes no more. */
final class Flood {

  static final int MESSAGE_BYTES = 200_000;

  private final AtomicInteger sent = new AtomicInteger();
  private final Thread thread;

  private Flood(WebSocketConnection connection) {
    var frames = RecordingHandler.frames("x".repeat(MESSAGE_BYTES));
    thread =
        Thread.startVirtualThread(
            () -> {
              while (connection.send(frames)) {
                sent.incrementAndGet();
              }
            });
  }

  static Flood start(WebSocketConnection connection) {
    return new Flood(connection);
  }

  /** Waits until the peer's reading no more has stopped the sender. */
  void awaitBlocked() throws InterruptedException {
    int seen;
    do {
      seen = sent.get();
      assertTrue(!thread.join(Duration.ofMillis(60)), "the sender ended");
    } while (seen != sent.get() || seen == 0);
  }

  void assertEndsWithin(int millis) throws InterruptedException {
    assertTrue(thread.join(Duration.ofMillis(millis)), "the sender is still blocked");
  }

  void interrupt() {
    thread.interrupt();
  }

  /** How many messages were handed over. */
  int sent() {
    return sent.get();
  }
}
