package dev.haystack.outbound.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.function.Predicate;

/** What the library counts of itself, asked for when somebody wants to know; never blocks. */
final class SpanCounts implements MetricReader {

  private static final AttributeKey<Boolean> DROPPED = AttributeKey.booleanKey("dropped");
  private static final AttributeKey<String> TYPE = AttributeKey.stringKey("type");
  private static final AttributeKey<Boolean> SUCCESS = AttributeKey.booleanKey("success");
  private static final String PROCESSED = "processedSpans";
  private static final String EXPORTED = "otlp.exporter.exported";

  private volatile CollectionRegistration registration = CollectionRegistration.noop();

  /** Those that a collector took. */
  long exported() {
    return sum(EXPORTED, point -> isSpans(point) && isSet(point, SUCCESS));
  }

  /** Those that were offered to a collector in vain. */
  long failed() {
    return sum(EXPORTED, point -> isSpans(point) && !isSet(point, SUCCESS));
  }

  /** Those for which the queue had no room. */
  long dropped() {
    return sum(PROCESSED, point -> isSet(point, DROPPED));
  }

  private long sum(String name, Predicate<LongPointData> isMeant) {
    return registration.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .flatMap(metric -> metric.getLongSumData().getPoints().stream())
        .filter(isMeant)
        .mapToLong(LongPointData::getValue)
        .sum();
  }

  /** What exports numbers counts them by the same name. */
  private static boolean isSpans(LongPointData point) {
    return "span".equals(point.getAttributes().get(TYPE));
  }

  private static boolean isSet(LongPointData point, AttributeKey<Boolean> key) {
    return Boolean.TRUE.equals(point.getAttributes().get(key));
  }

  @Override
  public void register(CollectionRegistration collected) {
    registration = collected;
  }

  @Override
  public AggregationTemporality getAggregationTemporality(InstrumentType type) {
    return AggregationTemporality.CUMULATIVE;
  }

  @Override
  public CompletableResultCode forceFlush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
