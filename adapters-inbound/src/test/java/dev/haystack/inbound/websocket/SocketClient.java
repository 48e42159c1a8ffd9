package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.fail;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's side of a socket; tests write ' for ". */
final class SocketClient implements WebSocket.Listener {

  private static final int PATIENCE_SECONDS = 5;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();

  void say(String message) {
    socket.join().sendText(message.replace('\'', '"'), true).join();
  }

  String subprotocol() {
    return socket.join().getSubprotocol();
  }

  void leave() {
    socket.join().abort();
  }

  /** The next frame of that type; others before it are passed over. */
  JsonObject next(String type) throws InterruptedException {
    while (true) {
      JsonObject frame = next();
      if (frame.string("type").orElseThrow().equals(type)) {
        return frame;
      }
    }
  }

  JsonObject next() throws InterruptedException {
    JsonObject frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return frame == null ? fail("no frame came") : frame;
  }

  int closeCode() throws Exception {
    return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket.complete(opened);
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      frames.add((JsonObject) Json.parse(text.toString()));
      text.setLength(0);
    }
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }
}
