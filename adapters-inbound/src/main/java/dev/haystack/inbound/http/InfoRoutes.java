package dev.haystack.inbound.http;

import dev.haystack.application.health.Health;
import dev.haystack.application.health.Observed;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.persona.Personas;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.inbound.http.HttpRoutes.MetricsFormat;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the service can do and how it does. */
record InfoRoutes(
    Personas personas,
    HttpRoutes.ServiceInfo info,
    ReadHealth health,
    Function<MetricsFormat, HttpRoutes.MetricsText> metrics,
    Supplier<String> ids) {

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final List<String> PROTOCOLS = List.of(Dialect.STANDARD, Dialect.CLASSIC);

  List<Route> all() {
    return List.of(
        Route.of("GET", "/personas", this::list),
        Route.ofAnybody("/info", _ -> Answer.ok(self())),
        Route.ofAnybody("/metrics", this::numbers),
        Route.ofAnybody("/health", _ -> report()),
        Route.ofAnybody("/health/ready", _ -> report()),
        Route.ofAnybody("/health/live", _ -> Answer.ok(status(HealthStatus.UP))));
  }

  private Answer list(Call call) {
    // outside of sessions an anonymous caller is nobody twice
    var _ = call.caller(new SessionId(ids.get()), JsonObject.EMPTY);
    var all = Renderings.array(personas.all().stream().map(Renderings::persona));
    return Answer.ok(JsonObject.builder().put("personas", all).build());
  }

  private JsonObject self() {
    return JsonObject.builder()
        .put("name", "haystack")
        .put("version", info.version())
        .put("protocols", Renderings.texts(PROTOCOLS.stream()))
        .put("started_at", Renderings.time(info.startedAt()))
        .put("node", info.node())
        .build();
  }

  private Answer numbers(Call call) {
    boolean isOpen = call.accepts(OPEN_METRICS);
    HttpRoutes.MetricsText now = metrics.apply(isOpen ? MetricsFormat.OPEN : MetricsFormat.PLAIN);
    return call.takesGzip()
        ? new Answer.Packed(now.mediaType(), now.text())
        : new Answer.Text(now.mediaType(), now.text());
  }

  private Answer report() {
    Health now = health.read();
    var dependencies = Renderings.array(now.dependencies().stream().map(InfoRoutes::dependency));
    return Answer.of(
        now.status() == HealthStatus.DOWN ? 503 : 200,
        JsonObject.builder()
            .put("status", word(now.status()))
            .put("node", info.node())
            .put("version", info.version())
            .put("draining", now.draining())
            .put("dependencies", dependencies)
            .build());
  }

  private static JsonObject dependency(Observed observed) {
    Dependency dependency = observed.dependency();
    return JsonObject.builder()
        .put("name", dependency.name())
        .put("status", word(dependency.status()))
        .put("detail", dependency.detail())
        .put("since", Renderings.time(observed.since()))
        .build();
  }

  private static JsonObject status(HealthStatus status) {
    return JsonObject.builder().put("status", word(status)).build();
  }

  private static String word(HealthStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
