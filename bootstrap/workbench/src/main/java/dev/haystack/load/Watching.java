package dev.haystack.load;

import java.util.Locale;
import java.util.Map;

/** What tells operators of the service, and can be measured by a run with it and one without. */
enum Watching {
  /** A line of JSON for each event, against no line unless something of ours fails. */
  LOGS,
  /** Traces of one turn in ten to a collector, as is the standard, against none. */
  TRACES;

  private static final Map<String, String> NO_LOG =
      Map.of("LOG_LEVEL", "error", "LOG_FORMAT", "json", "ACCESS_LOG", "off");
  private static final Map<String, String> LOG =
      Map.of("LOG_LEVEL", "info", "LOG_FORMAT", "json", "ACCESS_LOG", "errors");

  /** The service's variables with it, where a collector is on this loopback port. */
  Map<String, String> with(int collectorPort) {
    return switch (this) {
      case LOGS -> LOG;
      case TRACES ->
          Map.of(
              "OTEL_EXPORTER_OTLP_ENDPOINT",
              "http://127.0.0.1:" + collectorPort,
              "OTEL_TRACES_SAMPLER",
              "parentbased_traceidratio",
              "OTEL_TRACES_SAMPLER_ARG",
              "0.1");
    };
  }

  /** The same without it, whatever this process was told. */
  Map<String, String> without() {
    return switch (this) {
      case LOGS -> NO_LOG;
      case TRACES -> Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "");
    };
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
