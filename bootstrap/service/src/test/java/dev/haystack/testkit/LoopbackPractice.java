package dev.haystack.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The practice's API on loopback, answering as the test tells it to. */
public final class LoopbackPractice implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<PracticeRequest> requests = new CopyOnWriteArrayList<>();
  private volatile Function<PracticeRequest, PracticeReply> answering = _ -> PracticeReply.ok("{}");

  public LoopbackPractice() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** What NESTJS_API_URL may be. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Answers every request by a rule. */
  public void always(Function<PracticeRequest, PracticeReply> rule) {
    answering = rule;
  }

  /** All requests so far. */
  public List<PracticeRequest> requests() {
    return List.copyOf(requests);
  }

  /** Forgets what it was asked and what it shall answer. */
  public void reset() {
    requests.clear();
    answering = _ -> PracticeReply.ok("{}");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var uri = exchange.getRequestURI();
      var request =
          new PracticeRequest(
              exchange.getRequestMethod(),
              uri.getRawPath(),
              Objects.requireNonNullElse(uri.getRawQuery(), ""),
              Map.copyOf(exchange.getRequestHeaders()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      requests.add(request);
      PracticeReply reply = answering.apply(request);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
