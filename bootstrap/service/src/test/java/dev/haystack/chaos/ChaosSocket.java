package dev.haystack.chaos;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One socket of a client, which notes all that it is sent. */
final class ChaosSocket implements AutoCloseable {

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final JsonObject CLOSED = JsonObject.EMPTY.with("type", "(closed)");

  private static final long NOTICED_NANOS_MAX = 1_000_000_000L;
  private static final long AWAY_NANOS_MAX = 3_000_000_000L;

  private final String name = "socket-" + NUMBERS.incrementAndGet();
  private final String node;
  private final String session;
  private final History history;
  private final Progress progress;
  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final WebSocket socket;

  private ChaosSocket(
      HttpClient http, URI node, String session, String token, History history, Progress progress) {
    this.node = node.toString();
    this.session = session;
    this.history = history;
    this.progress = progress;
    this.socket =
        http.newWebSocketBuilder()
            .connectTimeout(Duration.ofSeconds(3))
            .header("Authorization", "Bearer " + token)
            .buildAsync(ChaosNode.socket(node, session), new Receiver())
            .join();
  }

  /** Connects, and asks for what was missed since the last socket; nothing if the node is away. */
  static Optional<ChaosSocket> open(
      HttpClient http, URI node, String session, String token, History history, Progress progress) {
    try {
      var socket = new ChaosSocket(http, node, session, token, history, progress);
      progress.resume().ifPresent(socket::send);
      return Optional.of(socket);
    } catch (CompletionException e) {
      return Optional.empty();
    }
  }

  String node() {
    return node;
  }

  void send(String text) {
    try {
      socket.sendText(text, true).join();
    } catch (CompletionException | IllegalStateException e) {
      frames.add(CLOSED);
    }
  }

  /** The next frame; nothing if none comes in that time. */
  Optional<JsonObject> next(Duration atMost) throws InterruptedException {
    return Optional.ofNullable(frames.poll(atMost.toMillis(), TimeUnit.MILLISECONDS));
  }

  static boolean isClosed(JsonObject frame) {
    return frame.equals(CLOSED);
  }

  private void received(JsonObject frame) {
    String type = frame.string("type").orElse("");
    if (type.equals("connection_established")) {
      joined(frame.string("epoch").orElseThrow(), number(frame, "last_seq"));
    } else if (type.equals("resumed") && frame.bool("recovered").orElse(false)) {
      joined(progress.epoch(), number(frame, "from_seq") - 1);
    } else if (type.equals("degraded")) {
      away(frame.bool("degraded").orElse(false));
    } else if (frame.has("seq")) {
      logged(type, frame);
    }
    frames.add(frame);
  }

  private void joined(String epoch, long after) {
    progress.joined(epoch, after);
    history.add(new Entry.Joined(name, session, epoch, after, System.nanoTime()));
  }

  /** A busy machine may keep a node from the store without the nemesis. */
  private void away(boolean away) {
    long now = System.nanoTime();
    history.add(new Entry.Outage(now - NOTICED_NANOS_MAX, away ? now + AWAY_NANOS_MAX : now));
  }

  private void logged(String type, JsonObject frame) {
    long last = number(frame, "seq");
    long first = frame.has("first_seq") ? number(frame, "first_seq") : last;
    String text = frame.string("content").orElse("") + frame.string("turn_id").orElse("");
    history.add(
        new Entry.Frame(
            name, session, progress.epoch(), first, last, type, text, System.nanoTime()));
    progress.reached(last);
  }

  private static long number(JsonObject frame, String field) {
    return frame.integer(field).orElseThrow();
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
      frames.add(CLOSED);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      frames.add(CLOSED);
    }
  }
}
