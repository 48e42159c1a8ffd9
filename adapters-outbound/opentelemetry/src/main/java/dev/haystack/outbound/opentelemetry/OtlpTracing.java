package dev.haystack.outbound.opentelemetry;

import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Sends traces to a collector, in batches and by a thread of its own, and each minute the numbers
 * of all inferences. What finds no room in its queue is dropped and counted.
 */
public final class OtlpTracing implements Tracing, AutoCloseable {

  private static final String NAME = "dev.haystack";
  private static final int LAST_BATCH_SECONDS_MAX = 2;

  /** Where neither settings nor the environment say otherwise. */
  private static final Map<String, String> STANDARD =
      Map.of(
          "otel.metrics.exporter", "otlp",
          "otel.logs.exporter", "none",
          "otel.exporter.otlp.timeout", "5000");

  private final OpenTelemetrySdk library;
  private final SpanCounts counts;
  private final UnaryOperator<String> hash;
  private final Tracer tracer;
  private final ChatMeter chats;

  private OtlpTracing(OpenTelemetrySdk library, SpanCounts counts, UnaryOperator<String> hash) {
    this.library = library;
    this.counts = counts;
    this.hash = hash;
    this.tracer = library.getTracer(NAME);
    this.chats = new ChatMeter(library.getMeter(NAME));
  }

  /**
   * Begins; no collector is asked yet.
   *
   * @param settings by the library's names for properties; for what is not among them it asks the
   *     environment
   * @param version of this service
   * @param node the name of this process
   * @param hash hides sessions
   */
  public static OtlpTracing open(
      Map<String, String> settings, String version, String node, UnaryOperator<String> hash) {
    var counts = new SpanCounts();
    var own = Resource.create(Attributes.of(SpanNames.VERSION, version, SpanNames.INSTANCE, node));
    OpenTelemetrySdk library =
        AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> STANDARD)
            .addPropertiesCustomizer(_ -> settings)
            .addResourceCustomizer((said, _) -> own.merge(said))
            .addMeterProviderCustomizer((meters, _) -> meters.registerMetricReader(counts))
            .build()
            .getOpenTelemetrySdk();
    return new OtlpTracing(library, counts, hash);
  }

  @Override
  public Span from(TraceContext caller) {
    return new Beginning(this, caller);
  }

  Span begin(Operation operation, io.opentelemetry.api.trace.Span parent) {
    var span =
        tracer
            .spanBuilder(operation.name())
            .setSpanKind(kind(operation.type()))
            .setParent(Context.root().with(parent))
            .startSpan();
    return new OtlpSpan(this, span, operation);
  }

  Span begin(Operation operation, TraceContext caller) {
    if (!caller.isKnown()) {
      return begin(operation, io.opentelemetry.api.trace.Span.getInvalid());
    }
    var flags = caller.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
    return begin(
        operation,
        io.opentelemetry.api.trace.Span.wrap(
            SpanContext.createFromRemoteParent(
                caller.traceId(), caller.spanId(), flags, TraceState.getDefault())));
  }

  private static SpanKind kind(Operation.Type type) {
    return switch (type) {
      case SERVED -> SpanKind.SERVER;
      case CHAT, ASKED -> SpanKind.CLIENT;
      case TURN,
          TOOL,
          DOCUMENT,
          DOCUMENT_CHECK,
          DOCUMENT_DRAFT,
          DOCUMENT_PART,
          VIOLATION_DELIVERY,
          STORE_FLUSH ->
          SpanKind.INTERNAL;
    };
  }

  /** Where inferences are counted. */
  ChatMeter chats() {
    return chats;
  }

  UnaryOperator<String> hash() {
    return hash;
  }

  /** How many spans a collector took. */
  public long exported() {
    return counts.exported();
  }

  /** How many were offered to a collector in vain. */
  public long failed() {
    return counts.failed();
  }

  /** How many found no room in the queue. */
  public long dropped() {
    return counts.dropped();
  }

  /** Sends what waits, but not for long. */
  @Override
  public void close() {
    var _ = library.shutdown().join(LAST_BATCH_SECONDS_MAX, TimeUnit.SECONDS);
  }
}
