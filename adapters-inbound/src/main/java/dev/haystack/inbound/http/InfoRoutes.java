package dev.haystack.inbound.http;

import dev.haystack.application.health.Health;
import dev.haystack.application.health.Observed;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.inbound.http.HttpRoutes.MetricsFormat;
import dev.haystack.inbound.protocol.Dialect;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.util.List;
import java.util.Locale;

/** What the service is and how it does, for anybody or for those who watch it. */
record InfoRoutes(HttpRoutes.ServiceInfo info, ReadHealth health, MetricsAccess metrics) {

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final List<String> PROTOCOLS = List.of(Dialect.STANDARD, Dialect.CLASSIC);

  /** All of it. */
  List<Route> all() {
    return List.of(
        introduction(),
        Route.ofAnybody("/metrics", this::numbers),
        Route.ofAnybody("/health", _ -> report()),
        Route.ofAnybody("/health/ready", _ -> report()),
        life());
  }

  /** What is nobody's secret, where another listener tells the rest. */
  List<Route> brief() {
    return List.of(
        introduction(),
        Route.ofAnybody("/metrics", InfoRoutes::nothing),
        Route.ofAnybody("/health", _ -> word()),
        Route.ofAnybody("/health/ready", _ -> word()),
        life());
  }

  private Route introduction() {
    return Route.ofAnybody("/info", _ -> Answer.ok(self()));
  }

  private static Route life() {
    return Route.ofAnybody("/health/live", _ -> Answer.ok(status(HealthStatus.UP)));
  }

  private static Answer nothing(Call call) {
    throw new Refusal(Problem.of(ErrorCode.NOT_FOUND));
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
    HttpRoutes.MetricsText now =
        metrics.read(call.shownToken(), isOpen ? MetricsFormat.OPEN : MetricsFormat.PLAIN);
    return call.takesGzip()
        ? new Answer.Packed(now.mediaType(), now.text())
        : new Answer.Text(now.mediaType(), now.text());
  }

  private Answer report() {
    Health now = health.read();
    var dependencies = Renderings.array(now.dependencies().stream().map(InfoRoutes::dependency));
    return Answer.of(
        code(now.status()),
        JsonObject.builder()
            .put("status", word(now.status()))
            .put("node", info.node())
            .put("version", info.version())
            .put("draining", now.draining())
            .put("dependencies", dependencies)
            .build());
  }

  private Answer word() {
    HealthStatus now = health.read().status();
    return Answer.of(code(now), status(now));
  }

  private static int code(HealthStatus status) {
    return status == HealthStatus.DOWN ? 503 : 200;
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
