package dev.haystack.chat;

import dev.haystack.domain.json.JsonObject;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One socket of a session, which says now and then that it is there. */
final class ChatConnection implements AutoCloseable {

  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final WebSocket socket;
  private final ChatFrames frames;
  private final Thread heart;

  ChatConnection(WebSocket socket, ChatFrames frames) {
    this.socket = socket;
    this.frames = frames;
    this.heart = Thread.ofVirtual().name("heartbeat").start(this::beat);
  }

  /** Waits for the next frame. */
  JsonObject next(int secondsMax) throws InterruptedException {
    return frames.next(secondsMax);
  }

  // one at a time: a text sent while another is on its way is refused, and a stop would be lost
  synchronized void send(JsonObject message) {
    // a message that cannot go out is followed by the end of the connection, which is shown
    var _ = socket.sendText(message.text(), true).exceptionally(error -> socket).join();
  }

  private void beat() {
    try {
      while (!socket.isOutputClosed()) {
        Thread.sleep(HEARTBEAT);
        send(JsonObject.EMPTY.with("type", "heartbeat"));
      }
    } catch (InterruptedException e) {
      // it is closed
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    heart.interrupt();
    var _ =
        socket
            .sendClose(WebSocket.NORMAL_CLOSURE, "")
            .completeOnTimeout(socket, 1, TimeUnit.SECONDS)
            .exceptionally(error -> socket)
            .join();
    socket.abort();
  }
}
