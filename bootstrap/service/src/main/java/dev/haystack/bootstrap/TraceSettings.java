package dev.haystack.bootstrap;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where traces go and how many of them, by the names that OpenTelemetry has for its settings.
 *
 * @param collector nothing if there are to be no traces
 * @param properties the same settings by the library's names for them
 */
record TraceSettings(Optional<URI> collector, Map<String, String> properties) {

  private static final List<String> SAMPLERS =
      List.of(
          "parentbased_traceidratio",
          "parentbased_always_on",
          "parentbased_always_off",
          "traceidratio",
          "always_on",
          "always_off");
  private static final String SHARE = "(0(\\.\\d{1,9})?|1(\\.0{1,9})?)";
  private static final String PAIRS = "([^=,\\s]+=[^,]*)(,[^=,\\s]+=[^,]*)*";
  private static final int QUEUE_STANDARD = 2048;

  TraceSettings {
    properties = Map.copyOf(properties);
  }

  static TraceSettings read(SettingsReader reader) {
    Optional<URI> endpoint = reader.address("OTEL_EXPORTER_OTLP_ENDPOINT", "");
    Map<String, String> properties = new HashMap<>();
    endpoint.ifPresent(uri -> properties.put("otel.exporter.otlp.endpoint", uri.toString()));
    properties.put(
        "otel.exporter.otlp.protocol",
        reader.word("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", List.of("http/protobuf")));
    reader
        .secret("OTEL_EXPORTER_OTLP_HEADERS", "name=value, with commas between")
        .ifPresent(headers -> properties.put("otel.exporter.otlp.headers", headers));
    properties.put(
        "otel.service.name",
        reader.text(
            "OTEL_SERVICE_NAME", "haystack", "a name", name -> name.matches("[\\w.-]{1,64}")));
    properties.put(
        "otel.resource.attributes",
        reader.text(
            "OTEL_RESOURCE_ATTRIBUTES",
            "",
            "name=value, with commas between",
            pairs -> pairs.isEmpty() || pairs.matches(PAIRS)));
    properties.put(
        "otel.traces.sampler", reader.word("OTEL_TRACES_SAMPLER", SAMPLERS.getFirst(), SAMPLERS));
    properties.put(
        "otel.traces.sampler.arg",
        reader.text(
            "OTEL_TRACES_SAMPLER_ARG",
            "0.1",
            "a share from 0 to 1, such as 0.1",
            share -> share.matches(SHARE)));
    properties.put("otel.bsp.max.queue.size", Integer.toString(queue(reader)));
    boolean isOff =
        reader.word("OTEL_SDK_DISABLED", "false", List.of("true", "false")).equals("true");
    return new TraceSettings(endpoint.filter(_ -> !isOff), properties);
  }

  private static int queue(SettingsReader reader) {
    // no shorter than one of the library's batches
    return reader.whole("OTEL_BSP_MAX_QUEUE_SIZE", QUEUE_STANDARD, 512, 1_000_000);
  }

  /** Without what may be a secret. */
  @Override
  public String toString() {
    return "traces to " + collector.map(URI::toString).orElse("nobody");
  }
}
