package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("OP-14")
class TraceSettingsTest {

  private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  @Test
  void withoutACollectorThereAreNoTracesAndThisIsTheRest() {
    assertEquals(
        new TraceSettings(
            Optional.empty(),
            Map.of(
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.service.name", "haystack",
                "otel.resource.attributes", "",
                "otel.traces.sampler", "parentbased_traceidratio",
                "otel.traces.sampler.arg", "0.1",
                "otel.bsp.max.queue.size", "2048")),
        TraceSettings.read(new SettingsReader(Map.of())));
  }

  @Test
  void aCollectorIsAskedWithItsHeadersWhichNobodyIsShown() {
    TraceSettings read =
        TraceSettings.read(
            new SettingsReader(
                Map.of(
                    ENDPOINT, "http://collector:4318", "OTEL_EXPORTER_OTLP_HEADERS", "key=hush")));

    assertEquals(Optional.of(URI.create("http://collector:4318")), read.collector());
    assertEquals("http://collector:4318", read.properties().get("otel.exporter.otlp.endpoint"));
    assertEquals("key=hush", read.properties().get("otel.exporter.otlp.headers"));
    assertFalse(read.toString().contains("hush"), read.toString());
  }

  @Test
  void theSwitchTurnsThemOffAllTheSame() {
    Map<String, String> off = Map.of(ENDPOINT, "http://c:4318", "OTEL_SDK_DISABLED", "true");

    assertTrue(TraceSettings.read(new SettingsReader(off)).collector().isEmpty());
  }

  @Test
  void whatIsNoShareAndNoWayIsRefused() {
    var reader =
        new SettingsReader(
            Map.of("OTEL_TRACES_SAMPLER_ARG", "2", "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"));
    var _ = TraceSettings.read(reader);

    assertThrows(WrongSettingsException.class, reader::check);
  }
}
