package dev.haystack.scenarios;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks again and again, and comes back whenever the service sends it away. */
final class StreamingUser {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonObject CLOSED = JsonObject.EMPTY.with("type", "(closed)");
  private static final int PATIENCE_SECONDS = 20;

  private static final int TRAIL_MAX = 8;

  private final Balancer balancer;
  private final String name;
  private final String expected;
  private final List<Long> gapMillis = new ArrayList<>();
  private final List<Long> toldMillis = new ArrayList<>();
  private final List<Long> silenceMillis = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Deque<String> trail = new ArrayDeque<>();
  private int whole;
  private String epoch = "";
  private long lastSequence;
  private Line line;

  StreamingUser(Balancer balancer, String name, String expected) {
    this.balancer = balancer;
    this.name = name;
    this.expected = expected;
    line = new Line();
    JsonObject greeting = until("connection_established");
    epoch = greeting.string("epoch").orElseThrow();
    lastSequence = greeting.integer("last_seq").orElseThrow();
  }

  /** How many milliseconds each change of the server took, from its close to being up to date. */
  List<Long> gapMillis() {
    return gapMillis;
  }

  /** How many of them it was told to wait. */
  List<Long> toldMillis() {
    return toldMillis;
  }

  /** For how many milliseconds at most nothing came in each turn, from its asking on. */
  List<Long> silenceMillis() {
    return silenceMillis;
  }

  List<String> faults() {
    return faults;
  }

  /** How many answers came whole. */
  int whole() {
    return whole;
  }

  void askUntil(CountDownLatch stop) {
    try {
      for (int i = 0; stop.getCount() > 0 && faults.isEmpty(); i++) {
        ask(name + "-" + i);
      }
    } catch (RuntimeException e) {
      faults.add(name + ": " + e);
    } finally {
      line.socket.abort();
    }
  }

  private void ask(String id) {
    var message =
        JsonObject.EMPTY
            .with("type", "chat_message")
            .with("content", "go on")
            .with("client_message_id", id)
            .text();
    line.send(message);
    var text = new StringBuilder();
    long heard = System.nanoTime();
    long silence = 0;
    while (true) {
      JsonObject frame = next();
      switch (frame.string("type").orElse("")) {
        case "text_chunk" -> {
          text.append(frame.string("content").orElseThrow());
          silence = Math.max(silence, System.nanoTime() - heard);
          heard = System.nanoTime();
        }
        case "error" -> faults.add(frame.text());
        case "(closed)" -> {
          comeBack();
          // what had not arrived there is said again; what had is known by its name
          line.send(message);
        }
        default -> {}
      }
      boolean over = frame.string("type").orElse("").equals("typing_indicator");
      if (!faults.isEmpty() || (over && !frame.bool("typing").orElseThrow())) {
        silenceMillis.add(TimeUnit.NANOSECONDS.toMillis(silence));
        judge(text.toString());
        return;
      }
    }
  }

  private void judge(String text) {
    if (text.equals(expected)) {
      whole++;
    } else {
      faults.add(name + " read: " + text);
    }
  }

  private void comeBack() {
    long begun = System.nanoTime();
    toldMillis.add(line.reconnectAfterMillis);
    await(line.reconnectAfterMillis);
    line = new Line();
    var _ = until("connection_established");
    line.send(
        JsonObject.builder()
            .put("type", "resume")
            .put("epoch", epoch)
            .put("last_seq", lastSequence)
            .build()
            .text());
    JsonObject resumed = until("resumed");
    if (!resumed.bool("recovered").orElse(false)) {
      faults.add(resumed.text());
    }
    gapMillis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
  }

  private JsonObject until(String type) {
    JsonObject frame = next();
    while (!frame.string("type").orElse("").equals(type)) {
      if (frame.equals(CLOSED)) {
        throw new IllegalStateException("closed before " + type);
      }
      frame = next();
    }
    return frame;
  }

  private JsonObject next() {
    try {
      JsonObject frame = line.frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new IllegalStateException("nothing came behind " + trail);
      }
      trail.add(frame.text());
      if (trail.size() > TRAIL_MAX) {
        var _ = trail.removeFirst();
      }
      frame.integer("seq").ifPresent(sequence -> lastSequence = sequence);
      return frame;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(long millis) {
    try {
      var _ = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One socket. */
  private final class Line implements WebSocket.Listener {

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;
    private volatile long reconnectAfterMillis;

    Line() {
      socket =
          HTTP.newWebSocketBuilder()
              .header("Authorization", "Bearer " + Scenario.token(name))
              .buildAsync(balancer.socket(name), this)
              .join();
    }

    void send(String text) {
      try {
        socket.sendText(text, true).join();
      } catch (CompletionException | IllegalStateException _) {
        // its close is heard of
      }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      message.append(data);
      if (last) {
        var frame = (JsonObject) Json.parse(message.toString());
        frame.integer("reconnect_after_ms").ifPresent(millis -> reconnectAfterMillis = millis);
        frames.add(frame);
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
