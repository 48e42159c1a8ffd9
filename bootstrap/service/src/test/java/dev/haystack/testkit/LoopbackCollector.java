package dev.haystack.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * A collector of traces and numbers by OTLP over HTTP, which may be made to wait before it answers.
 */
public final class LoopbackCollector implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<CollectedSpan> spans = new CopyOnWriteArrayList<>();
  private final List<CollectedNumber> numbers = new CopyOnWriteArrayList<>();
  private final CountDownLatch open;

  private LoopbackCollector(CountDownLatch open) throws IOException {
    this.open = open;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    var _ =
        server.createContext(
            "/v1/traces", exchange -> take(exchange, body -> spans.addAll(CollectedSpan.in(body))));
    var _ =
        server.createContext(
            "/v1/metrics",
            exchange -> take(exchange, body -> numbers.addAll(CollectedNumber.in(body))));
    server.start();
  }

  /** One that answers at once. */
  public static LoopbackCollector start() throws IOException {
    return new LoopbackCollector(new CountDownLatch(0));
  }

  /** One that takes requests and answers none. */
  public static LoopbackCollector silent() throws IOException {
    return new LoopbackCollector(new CountDownLatch(1));
  }

  private void take(HttpExchange exchange, Consumer<byte[]> reader) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      open.await();
      reader.accept(body);
      exchange.sendResponseHeaders(200, -1);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The settings that send all traces there, and soon. */
  public Map<String, String> settings() {
    return Map.of(
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "http://127.0.0.1:" + server.getAddress().getPort(),
        "OTEL_TRACES_SAMPLER",
        "parentbased_always_on");
  }

  /** All pieces of traces that have come. */
  public List<CollectedSpan> spans() {
    return List.copyOf(spans);
  }

  /** All numbers that have come, as often as they were sent. */
  public List<CollectedNumber> numbers() {
    return List.copyOf(numbers);
  }

  @Override
  public void close() {
    open.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
