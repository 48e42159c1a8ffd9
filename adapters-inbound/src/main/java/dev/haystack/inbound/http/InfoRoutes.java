package dev.haystack.inbound.http;

import dev.haystack.application.health.Health;
import dev.haystack.application.health.ReadHealth;
import dev.haystack.application.persona.Personas;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What the service can do and how it does. */
record InfoRoutes(
    Callers callers,
    Personas personas,
    ReadHealth health,
    Supplier<HttpRoutes.MetricsText> metrics,
    Supplier<String> ids) {

  List<Route> all() {
    return List.of(
        Route.of("GET", "/personas", this::list),
        Route.of("GET", "/metrics", _ -> numbers()),
        Route.of("GET", "/health", _ -> report()),
        Route.of("GET", "/health/ready", _ -> report()),
        Route.of("GET", "/health/live", _ -> Answer.ok(status(HealthStatus.UP))));
  }

  private Answer list(Call call) {
    // outside of sessions an anonymous caller is nobody twice
    var _ = callers.in(new SessionId(ids.get()), call);
    var all = Renderings.array(personas.all().stream().map(Renderings::persona));
    return Answer.ok(JsonObject.builder().put("personas", all).build());
  }

  private Answer numbers() {
    HttpRoutes.MetricsText now = metrics.get();
    return new Answer.Text(now.mediaType(), now.text());
  }

  private Answer report() {
    Health now = health.read();
    var dependencies = Renderings.array(now.dependencies().stream().map(InfoRoutes::dependency));
    return Answer.of(
        now.status() == HealthStatus.DOWN ? 503 : 200,
        status(now.status()).with("dependencies", dependencies));
  }

  private static JsonObject dependency(Dependency dependency) {
    return JsonObject.builder()
        .put("name", dependency.name())
        .put("status", word(dependency.status()))
        .put("detail", dependency.detail())
        .build();
  }

  private static JsonObject status(HealthStatus status) {
    return JsonObject.builder().put("status", word(status)).build();
  }

  private static String word(HealthStatus status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
