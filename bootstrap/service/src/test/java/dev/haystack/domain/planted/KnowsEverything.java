package dev.haystack.domain.planted;

/** Breaks a rule. */
public final class KnowsEverything {
  java.util.List<Class<?>> used() {
    return java.util.List.of(
        com.networknt.schema.Schema.class,
        tools.jackson.databind.JsonNode.class,
        tools.jackson.core.JsonParser.class,
        javax.net.ssl.SSLContext.class,
        com.nimbusds.jose.JWSHeader.class,
        io.helidon.webserver.WebServer.class,
        io.helidon.websocket.WsListener.class,
        io.opentelemetry.api.trace.Span.class,
        io.prometheus.metrics.core.metrics.Counter.class,
        org.HdrHistogram.Histogram.class,
        picocli.CommandLine.class);
  }
}
