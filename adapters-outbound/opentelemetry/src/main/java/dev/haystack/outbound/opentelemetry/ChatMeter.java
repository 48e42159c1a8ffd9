package dev.haystack.outbound.opentelemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;

/**
 * What the conventions want counted of inferences, in their buckets. Safe for use by many threads.
 */
final class ChatMeter {

  private static final List<Double> DURATIONS =
      List.of(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
  private static final List<Double> FIRST_CHUNKS =
      List.of(
          0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5,
          10.0);
  private static final List<Long> TOKENS =
      List.of(1L, 4L, 16L, 64L, 256L, 1_024L, 4_096L, 16_384L, 65_536L, 262_144L, 1_048_576L);

  private final DoubleHistogram duration;
  private final DoubleHistogram untilFirstChunk;
  private final LongHistogram tokens;

  ChatMeter(Meter meter) {
    duration =
        meter
            .histogramBuilder("gen_ai.client.operation.duration")
            .setUnit("s")
            .setExplicitBucketBoundariesAdvice(DURATIONS)
            .build();
    untilFirstChunk =
        meter
            .histogramBuilder("gen_ai.client.operation.time_to_first_chunk")
            .setUnit("s")
            .setExplicitBucketBoundariesAdvice(FIRST_CHUNKS)
            .build();
    tokens =
        meter
            .histogramBuilder("gen_ai.client.token.usage")
            .setUnit("{token}")
            .ofLongs()
            .setExplicitBucketBoundariesAdvice(TOKENS)
            .build();
  }

  void duration(double seconds, Attributes about) {
    duration.record(seconds, about);
  }

  void untilFirstChunk(double seconds, Attributes about) {
    untilFirstChunk.record(seconds, about);
  }

  /** Of that type, by the conventions' word for it. */
  void tokens(long count, String type, Attributes about) {
    tokens.record(count, about.toBuilder().put(GenAiNames.TOKEN_TYPE, type).build());
  }
}
