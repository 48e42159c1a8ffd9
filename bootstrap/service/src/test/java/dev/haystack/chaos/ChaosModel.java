package dev.haystack.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A model that answers each message slowly and notes from when to when it did. */
final class ChaosModel implements AutoCloseable {

  private final History history;
  private final int words;
  private final Duration pause;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** With how many words it answers and how long it takes for each. */
  ChaosModel(History history, int words, Duration pause) throws IOException {
    this.history = history;
    this.words = words;
    this.pause = pause;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    MessageName message = lastSaid((JsonObject) Json.parse(body, 64));
    long from = System.nanoTime();
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      OutputStream out = exchange.getResponseBody();
      try {
        sayWords(out);
      } finally {
        // before the last word: the service may begin the next turn as soon as it has it
        note(message, from);
      }
      write(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
      write(out, "[DONE]");
    } catch (IOException e) {
      // the node was killed or ended the call
    }
  }

  private void sayWords(OutputStream out) throws IOException {
    for (int i = 0; i < words; i++) {
      // the model's own pace
      LockSupport.parkNanos(pause.toNanos());
      write(out, "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + i + " \"}}]}");
    }
  }

  private void note(MessageName message, long from) {
    history.add(
        new Entry.Asked(
            message.user(), message.session(), message.text(), from, System.nanoTime()));
  }

  private static MessageName lastSaid(JsonObject request) {
    return request
        .array("messages")
        .orElseThrow()
        .objects()
        .filter(message -> message.string("role").orElse("").equals("user"))
        .flatMap(message -> MessageName.all(message.string("content").orElse("")))
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private static void write(OutputStream out, String data) throws IOException {
    out.write(("data: " + data + "\n\n").getBytes(UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
