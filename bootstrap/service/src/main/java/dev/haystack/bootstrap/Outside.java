package dev.haystack.bootstrap;

import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.practice.ViolationSink;

/** The models, the practice and where violations go, as the settings want them. */
record Outside(Models models, ToolBackend backend, ViolationSink violationSink, String practice) {

  /** Opens what the settings have chosen. */
  static Outside of(Settings settings, Surroundings around) {
    var practice = settings.practice().opening().open(around);
    return new Outside(
        Models.of(settings, around.within(settings.modelTimes().connect())),
        practice.tools(),
        practice.violations(),
        settings.practice().word());
  }

  /** The practice as health shows it. */
  Dependency backendHealth() {
    String real = practice.equals(NestJsSource.WORD) ? "REST API" : practice;
    String detail = backend.isDemo() ? "demo practice: made-up clients; set NESTJS_API_URL" : real;
    return new Dependency("tool_backend", HealthStatus.UP, detail);
  }
}
