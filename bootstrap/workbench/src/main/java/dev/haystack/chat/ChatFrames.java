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

  /** The type of the last frame of every connection; it has a {@code code} and a {@code reason}. */
  static final String CLOSED = "chat_closed";

  private static final int BROKEN = 1006;
  private static final int DEPTH_MAX = 64;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final StringBuilder message = new StringBuilder();

  /** Waits for the next frame; the end of the connection is one of type {@link #CLOSED}. */
  JsonObject next(int secondsMax) throws InterruptedException {
    JsonObject frame = frames.poll(secondsMax, TimeUnit.SECONDS);
    return frame == null ? closed(BROKEN, "nothing was heard for " + secondsMax + " s") : frame;
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    message.append(part);
    if (last) {
      JsonObject frame = parsed(message.toString());
      message.setLength(0);
      // they come also while nobody reads
      if (!frame.string("type").orElse("").equals("heartbeat_ack")) {
        frames.add(frame);
      }
    }
    socket.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    frames.add(closed(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    frames.add(closed(BROKEN, "the connection broke"));
  }

  private static JsonObject parsed(String text) {
    try {
      if (Json.parse(text, DEPTH_MAX) instanceof JsonObject frame) {
        return frame;
      }
    } catch (JsonSyntaxException e) {
      return closed(BROKEN, "the service sent something that is not JSON");
    }
    return closed(BROKEN, "the service sent something that is no object");
  }

  private static JsonObject closed(int code, String reason) {
    return JsonObject.builder()
        .put("type", CLOSED)
        .put("code", code)
        .put("reason", reason.strip())
        .build();
  }
}
