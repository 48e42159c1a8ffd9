package dev.haystack.load;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Renders a report for programs. */
final class JsonReport {

  private static final double MILLIS = 1e6;

  private JsonReport() {}

  /** Of the run without what is compared, and how the runs with it do beside it. */
  static JsonObject of(Report report, Optional<Comparison> comparison) {
    return JsonObject.builder()
        .put("scenario", report.scenario().toString())
        .put("ready_seconds", decimal(report.readySeconds()))
        .put("figures", figures(report.figures()))
        .putIfPresent("compared", comparison.map(Comparison::figures).map(JsonReport::figures))
        .put(
            "phases",
            report.phases().stream().map(JsonReport::phase).collect(JsonArray.collector()))
        .build();
  }

  private static Json figures(List<Figure> figures) {
    return figures.stream().map(JsonReport::figure).collect(JsonArray.collector());
  }

  private static Json figure(Figure figure) {
    return JsonObject.builder()
        .put("name", figure.name())
        .put("value", decimal(figure.value()))
        .put("unit", figure.unit())
        .build();
  }

  private static Json phase(PhaseResult result) {
    var times = JsonObject.builder();
    for (Latency latency : Latency.values()) {
      times.put(latency.key(), times(result.tally().times(latency)));
    }
    var counts = JsonObject.builder();
    for (Count count : Count.values()) {
      counts.put(count.key(), result.count(count));
    }
    var errors = JsonObject.builder();
    result.tally().errors().forEach(errors::put);
    return JsonObject.builder()
        .put("plan", plan(result.plan()))
        .put("seconds", decimal(result.seconds()))
        .put("counts", counts.build())
        .put("errors", errors.build())
        .put("chunks_per_second", decimal(result.chunksPerSecond()))
        .put("times", times.build())
        .putIfPresent("service", result.server().map(server -> service(result, server)))
        .build();
  }

  private static JsonObject plan(LoadPlan plan) {
    return JsonObject.builder()
        .put("name", plan.name())
        .put("users", plan.users())
        .put("connections", plan.connections())
        .put("turns_per_second", decimal(plan.turnsPerSecond()))
        .put("duration_seconds", plan.duration().toSeconds())
        .put("turns_per_user", plan.turnsPerUser())
        .put("turns_per_session", plan.turnsPerSession())
        .put("stop_after_chunks", plan.stopAfterChunks())
        .put("chunks", plan.shape().chunks())
        .put("chunks_per_second", plan.shape().chunksPerSecond())
        .put("chunk_bytes", plan.shape().chunkBytes())
        .put("tool_calls", plan.shape().toolCalls())
        .put("think_ms", plan.shape().thinkMillis())
        .put("chunks_per_write", plan.shape().chunksPerWrite())
        .build();
  }

  private static JsonObject times(Histogram times) {
    return JsonObject.builder()
        .put("count", times.getTotalCount())
        .put("mean", decimal(times.getMean() / MILLIS))
        .put("p50", decimal(times.getValueAtPercentile(50) / MILLIS))
        .put("p90", decimal(times.getValueAtPercentile(90) / MILLIS))
        .put("p95", decimal(times.getValueAtPercentile(95) / MILLIS))
        .put("p99", decimal(times.getValueAtPercentile(99) / MILLIS))
        .put("p99_9", decimal(times.getValueAtPercentile(99.9) / MILLIS))
        .put("max", decimal(times.getMaxValue() / MILLIS))
        .build();
  }

  private static JsonObject service(PhaseResult result, ServerSamples server) {
    var known = JsonObject.builder().put("cpu_seconds", decimal(server.cpuSeconds()));
    result
        .chunksPerCpuSecond()
        .ifPresent(chunks -> known.put("chunks_per_cpu_second", decimal(chunks)));
    return known
        .put("before", sample(server.before()))
        .put("end", sample(server.end()))
        .put("clients_gone", sample(server.left()))
        .build();
  }

  private static JsonObject sample(ServerSample sample) {
    var known =
        JsonObject.builder()
            .put("resident_bytes", sample.usage().residentBytes())
            .put("threads", sample.usage().threads())
            .put("sockets", sample.usage().sockets());
    sample.liveHeapBytes().ifPresent(bytes -> known.put("heap_bytes", bytes));
    sample.virtualThreads().ifPresent(count -> known.put("virtual_threads", count));
    return known.build();
  }

  private static Json decimal(double value) {
    return new JsonNumber(String.format(Locale.ROOT, "%.3f", Double.isFinite(value) ? value : 0));
  }
}
