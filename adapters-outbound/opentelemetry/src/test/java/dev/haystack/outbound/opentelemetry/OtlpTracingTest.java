package dev.haystack.outbound.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.haystack.kit.Eventually;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OtlpTracingTest {

  private static final int MANY = 20_000;
  private static final Map<String, String> SOON_SENT =
      Map.of("otel.bsp.schedule.delay", "50", "otel.metric.export.interval", "50");
  private static final Duration SOON = Duration.ofSeconds(10);

  private static OtlpTracing tracing(int port, String sampler) {
    return tracing(port, sampler, Map.of());
  }

  private static OtlpTracing tracing(int port, String sampler, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("otel.exporter.otlp.endpoint", "http://127.0.0.1:" + port);
    settings.put("otel.exporter.otlp.protocol", "http/protobuf");
    settings.put("otel.traces.sampler", sampler);
    settings.put("otel.traces.sampler.arg", "0.1");
    settings.put("otel.bsp.max.queue.size", "512");
    return OtlpTracing.open(settings, "1.0", "node", text -> "hidden");
  }

  @Test
  @Tag("OP-15")
  void whereTheCollectorDoesNotAnswerNobodyWaitsAndWhatFindsNoRoomIsCounted() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      judge(silent.getLocalPort());
    }
  }

  @Test
  @Tag("OP-15")
  void whereTheCollectorIsAwayNobodyWaitsAndWhatIsLostIsCounted() throws IOException {
    int free;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = closed.getLocalPort();
    }
    judge(free);
  }

  private static void judge(int port) {
    long begunNanos = System.nanoTime();
    try (var tracing = tracing(port, "always_on")) {
      Span caller = tracing.from(TraceContext.NONE);
      long toldNanos = System.nanoTime();
      for (int i = 0; i < MANY; i++) {
        caller.begin(Operation.turn()).end();
      }
      assertTrue(System.nanoTime() - toldNanos < SOON.toNanos(), "telling waits for nobody");
      assertTrue(tracing.dropped() >= MANY - 512 - 1024, "queue and batch are bounded");
      assertEquals(0, tracing.exported());
    }
    assertTrue(System.nanoTime() - begunNanos < SOON.multipliedBy(2).toNanos(), "nor does the end");
  }

  @Test
  void numbersThatACollectorTakesOrRefusesAreNoSpans() throws Exception {
    assertSpansAloneAreCounted(200);
    assertSpansAloneAreCounted(404);
  }

  private static void assertSpansAloneAreCounted(int statusForNumbers) throws Exception {
    // when a second batch comes the first is counted
    var numbers = new CountDownLatch(2);
    HttpServer collector =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(collector, "/v1/traces", 200, () -> {});
    answer(collector, "/v1/metrics", statusForNumbers, numbers::countDown);
    collector.start();
    try (var tracing = tracing(collector.getAddress().getPort(), "always_on", SOON_SENT)) {
      tracing.from(TraceContext.NONE).begin(Operation.chat("m")).end();
      assertTrue(numbers.await(SOON.toSeconds(), TimeUnit.SECONDS));
      Eventually.holds(() -> tracing.exported() > 0);

      assertEquals(1, tracing.exported());
      assertEquals(0, tracing.failed());
    } finally {
      collector.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, int status, Runnable seen) {
    var _ =
        server.createContext(
            path,
            exchange -> {
              try (exchange) {
                exchange.sendResponseHeaders(status, -1);
              }
              seen.run();
            });
  }

  @Test
  void theCallersWordOnSamplingStands() {
    try (var tracing = tracing(1, "parentbased_traceidratio")) {
      var kept = TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
      var notKept = TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

      Span one = tracing.from(kept).begin(Operation.turn());
      Span other = tracing.from(notKept).begin(Operation.turn());

      assertTrue(one.isKept());
      assertTrue(one.context().sampled());
      assertFalse(other.isKept());
      assertFalse(other.context().sampled());
      assertEquals(kept.traceId(), one.context().traceId());
      assertEquals(kept.traceId(), other.context().traceId());
      assertNotEquals(kept.spanId(), one.context().spanId());
    }
  }

  @Test
  void aboutATenthOfTheTracesThatBeginHereIsKept() {
    try (var tracing = tracing(1, "parentbased_traceidratio")) {
      Span caller = tracing.from(TraceContext.NONE);

      long kept =
          IntStream.range(0, MANY).filter(_ -> caller.begin(Operation.turn()).isKept()).count();

      assertTrue(kept > MANY / 20 && kept < MANY / 5, kept + " of " + MANY);
    }
  }
}
