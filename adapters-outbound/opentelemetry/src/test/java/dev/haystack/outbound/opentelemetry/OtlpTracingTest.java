package dev.haystack.outbound.opentelemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OtlpTracingTest {

  private static final int MANY = 20_000;
  private static final Duration SOON = Duration.ofSeconds(10);

  private static OtlpTracing tracing(int port, String sampler) {
    return OtlpTracing.open(
        Map.of(
            "otel.exporter.otlp.endpoint", "http://127.0.0.1:" + port,
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.traces.sampler", sampler,
            "otel.traces.sampler.arg", "0.1",
            "otel.bsp.max.queue.size", "512"),
        "1.0",
        "node",
        text -> "hidden");
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
