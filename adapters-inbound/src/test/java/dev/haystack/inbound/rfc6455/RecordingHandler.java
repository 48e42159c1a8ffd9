package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** Keeps what a connection's owner hears and does with texts what it is told to. */
final class RecordingHandler implements WebSocketHandler {

  private static final int PATIENCE_SECONDS = 5;

  private final CompletableFuture<WebSocketConnection> connection = new CompletableFuture<>();
  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final BiConsumer<WebSocketConnection, String> onText;

  private RecordingHandler(BiConsumer<WebSocketConnection, String> onText) {
    this.onText = onText;
  }

  /** A handler that only listens. */
  static RecordingHandler listening() {
    return new RecordingHandler((connection, message) -> {});
  }

  /** A handler that sends every message back. */
  static RecordingHandler echoing() {
    return new RecordingHandler((connection, message) -> connection.send(frames(message)));
  }

  /** A handler that fails at every message. */
  static RecordingHandler failing(Runnable failure) {
    return new RecordingHandler((connection, message) -> failure.run());
  }

  static TextFrames frames(String... messages) {
    var frames = new TextFrames();
    for (String message : messages) {
      frames.add(message.getBytes(StandardCharsets.UTF_8));
    }
    return frames;
  }

  @Override
  public void opened(WebSocketConnection opened) {
    calls.add("opened");
    connection.complete(opened);
  }

  @Override
  public void text(String message) {
    calls.add("text " + message);
    onText.accept(connection.join(), message);
  }

  @Override
  public void closed() {
    calls.add("closed");
  }

  /** The connection, once it is open. */
  WebSocketConnection connection() throws Exception {
    return connection.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Waits for the next call and holds it to be this one. */
  void assertNext(String call) throws InterruptedException {
    assertEquals(call, calls.poll(PATIENCE_SECONDS, TimeUnit.SECONDS));
  }

  /** Holds that the end is noticed in time and told once. */
  void assertClosedWithin(long millis) throws InterruptedException {
    assertEquals("closed", calls.poll(millis, TimeUnit.MILLISECONDS));
    assertEquals(0, calls.size(), "something was told after the end");
  }
}
