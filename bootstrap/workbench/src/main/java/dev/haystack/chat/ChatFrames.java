package dev.haystack.chat;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Collects the messages of a WebSocket and hands them to the chat's thread in their order. */
final class ChatFrames implements WebSocket.Listener {

  private static final int DEPTH_MAX = 64;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final StringBuilder message = new StringBuilder();

  /** Waits for the next frame; the end of the connection is one of type {@code closed}. */
  JsonObject next(int secondsMax) throws InterruptedException {
    JsonObject frame = frames.poll(secondsMax, TimeUnit.SECONDS);
    return frame == null ? closed("nothing was heard for " + secondsMax + " s") : frame;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      frames.add(parsed(message.toString()));
      message.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    frames.add(closed("the service closed the connection (" + code + ") " + reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    frames.add(closed("the connection broke"));
  }

  private static JsonObject parsed(String text) {
    try {
      if (Json.parse(text, DEPTH_MAX) instanceof JsonObject frame) {
        return frame;
      }
    } catch (JsonSyntaxException e) {
      return closed("the service sent something that is not JSON");
    }
    return closed("the service sent something that is no object");
  }

  private static JsonObject closed(String reason) {
    return JsonObject.EMPTY.with("type", "closed").with("reason", reason.strip());
  }
}
