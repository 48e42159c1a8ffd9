package dev.haystack.bootstrap;

import dev.haystack.outbound.opentelemetry.OtlpTracing;
import dev.haystack.port.tracing.Tracing;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Opens what keeps the work that goes on. Where nothing is to be kept, no class of the library is
 * loaded.
 */
final class Traces {

  private Traces() {}

  static Tracing open(Settings settings, Metrics metrics, Closing closing) {
    if (settings.traces().collector().isEmpty()) {
      metrics.ofTraces(outcomes(() -> 0, () -> 0, () -> 0));
      return Tracing.OFF;
    }
    return sent(settings, metrics, closing);
  }

  private static Tracing sent(Settings settings, Metrics metrics, Closing closing) {
    var sent =
        closing.with(
            OtlpTracing.open(
                settings.traces().properties(),
                Build.packaged().version(),
                settings.log().nodeName(),
                KeyedHash.ofProcess(settings.log().hashKey())));
    metrics.ofTraces(outcomes(sent::exported, sent::failed, sent::dropped));
    return sent;
  }

  private static SortedMap<String, LongSupplier> outcomes(
      LongSupplier exported, LongSupplier failed, LongSupplier dropped) {
    return new TreeMap<>(Map.of("exported", exported, "failed", failed, "dropped", dropped));
  }
}
