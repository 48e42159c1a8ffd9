package dev.haystack.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.contract.SocketContract;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A web app's side of a socket, as a test drives it. */
public final class ChatClient implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final long WAIT_SECONDS = 15;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private ChatClient(WebSocket.Builder builder, URI uri) {
    socket = builder.buildAsync(uri, new Receiver()).join();
  }

  /** Connects to a session; what must be first comes first. */
  public static ChatClient connect(URI uri, String... headersAndValues) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    for (int i = 0; i < headersAndValues.length; i += 2) {
      if (headersAndValues[i].equals("Sec-WebSocket-Protocol")) {
        builder.subprotocols(headersAndValues[i + 1]);
      } else {
        builder.header(headersAndValues[i], headersAndValues[i + 1]);
      }
    }
    return new ChatClient(builder, uri);
  }

  /** Sends a text as it is. */
  @CanIgnoreReturnValue
  public ChatClient send(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  /** Says something. */
  @CanIgnoreReturnValue
  public ChatClient say(String content) {
    return send(
        JsonObject.builder().put("type", "chat_message").put("content", content).build().text());
  }

  /** The next frame, whatever it is. */
  public JsonObject next() {
    try {
      JsonObject frame = frames.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        return fail("no frame came");
      }
      SocketContract.check(frame, socket.getSubprotocol());
      return frame;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("interrupted");
    }
  }

  /** The next frame of that type; those before it are passed over. */
  public JsonObject next(String type) {
    return until(type).getLast();
  }

  /** All frames up to the next of that type. */
  @CanIgnoreReturnValue
  public List<JsonObject> until(String type) {
    List<JsonObject> passed = new ArrayList<>();
    do {
      passed.add(next());
    } while (!type(passed.getLast()).equals(type));
    return passed;
  }

  /** All frames up to the end of a turn. */
  public List<JsonObject> turn() {
    List<JsonObject> passed = new ArrayList<>();
    do {
      passed.add(next());
    } while (!(type(passed.getLast()).equals("typing_indicator")
        && !passed.getLast().bool("typing").orElse(true)));
    return passed;
  }

  /** Says something and takes the whole turn. */
  public List<JsonObject> ask(String content) {
    say(content);
    return turn();
  }

  /** What has come and was not taken yet. */
  public List<JsonObject> waiting() {
    return List.copyOf(frames);
  }

  /** The code with which the service closed. */
  public int closeCode() {
    try {
      return closed.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      return fail("the service did not close", e);
    }
  }

  /** Goes without a word. */
  public void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      var _ = socket.sendClose(1000, "").exceptionally(_ -> socket).join();
    }
    socket.abort();
  }

  /** A frame's type. */
  public static String type(JsonObject frame) {
    return frame.string("type").orElse("");
  }

  /** The text of a turn's chunks. */
  public static String text(List<JsonObject> frames) {
    var text = new StringBuilder();
    frames.stream()
        .filter(frame -> type(frame).equals("text_chunk"))
        .forEach(frame -> text.append(frame.string("content").orElseThrow()));
    return text.toString();
  }

  private final class Receiver implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        frames.add((JsonObject) Json.parse(message.toString()));
        message.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(1006);
    }
  }
}
