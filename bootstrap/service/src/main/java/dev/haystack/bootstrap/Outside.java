package dev.haystack.bootstrap;

import dev.haystack.application.meter.MeteredChatModel;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.practice.ViolationSink;

/** The model, the practice and where violations go, as the settings want them. */
record Outside(ChatModel model, ToolBackend backend, ViolationSink violationSink, String practice) {

  /** Opens what the settings have chosen. */
  static Outside of(Settings settings, Surroundings around) {
    var practice = settings.practice().opening().open(around);
    var near = around.within(settings.modelTimes().connect());
    return new Outside(
        new MeteredChatModel(settings.model().opening().open(near), around.meter()),
        practice.tools(),
        practice.violations(),
        settings.practice().word());
  }

  /** The model as health shows it. */
  Dependency modelHealth() {
    String detail =
        model.isDemo() ? "demo model: rules, no language model; set OPENAI_API_KEY" : model.name();
    return new Dependency("model", HealthStatus.UP, detail);
  }

  /** The practice as health shows it. */
  Dependency backendHealth() {
    String real = practice.equals(NestJsSource.WORD) ? "REST API" : practice;
    String detail = backend.isDemo() ? "demo practice: made-up clients; set NESTJS_API_URL" : real;
    return new Dependency("tool_backend", HealthStatus.UP, detail);
  }
}
