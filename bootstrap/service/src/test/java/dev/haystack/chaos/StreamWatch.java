package dev.haystack.chaos;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** One streaming turn as its reader sees it: when each chunk came, and how it ended. */
final class StreamWatch implements AutoCloseable {

  private final Queue<Long> chunks = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Long> degraded = new CompletableFuture<>();
  private final CompletableFuture<Long> restored = new CompletableFuture<>();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final WebSocket socket;

  StreamWatch(HttpClient http, URI node, MessageName message) {
    socket =
        http.newWebSocketBuilder()
            .header("Authorization", "Bearer " + OpenTokens.of(message.user()))
            .buildAsync(ChaosNode.socket(node, message.session()), new Receiver())
            .join();
    socket
        .sendText(
            JsonObject.builder()
                .put("type", "chat_message")
                .put("content", message.text())
                .build()
                .text(),
            true)
        .join();
  }

  /** When each chunk came. */
  Queue<Long> chunks() {
    return chunks;
  }

  /** When it was told that the shared store is away. */
  CompletableFuture<Long> degraded() {
    return degraded;
  }

  /** When it was told that the shared store is back. */
  CompletableFuture<Long> restored() {
    return restored;
  }

  /** The finish reason, or the error. */
  CompletableFuture<String> end() {
    return end;
  }

  private void received(JsonObject frame) {
    long now = System.nanoTime();
    switch (frame.string("type").orElse("")) {
      case "text_chunk" -> chunks.add(now);
      case "degraded" -> (frame.bool("degraded").orElse(false) ? degraded : restored).complete(now);
      case "message_complete" -> end.complete(frame.string("finish_reason").orElse(""));
      case "error" -> end.complete("error " + frame.string("code").orElse(""));
      default -> {
        // of no interest here
      }
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Receiver implements WebSocket.Listener {

    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        received((JsonObject) Json.parse(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end.complete("closed " + code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end.complete("closed");
    }
  }
}
