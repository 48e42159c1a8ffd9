package dev.haystack.bootstrap;

import dev.haystack.application.health.Dependency;
import dev.haystack.application.health.HealthStatus;
import dev.haystack.application.port.ChatModel;
import dev.haystack.application.port.ToolBackend;
import dev.haystack.outbound.demo.DemoChatModel;
import dev.haystack.outbound.demo.DemoToolBackend;
import dev.haystack.outbound.nestjs.NestJsSettings;
import dev.haystack.outbound.nestjs.NestJsToolBackend;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The model and the practice, as the settings want them. */
record Outside(ChatModel model, ToolBackend backend) {

  private static final Duration DEMO_PAUSE = Duration.ofMillis(20);

  static Outside of(Settings settings, InstantSource clock, Closing closing) {
    return new Outside(model(settings.model(), closing), backend(settings.backend(), clock));
  }

  private static ChatModel model(ModelSettings settings, Closing closing) {
    return new DemoChatModel(DEMO_PAUSE, () -> UUID.randomUUID().toString());
  }

  private static ToolBackend backend(BackendSettings settings, InstantSource clock) {
    return settings
        .address()
        .<ToolBackend>map(
            address ->
                new NestJsToolBackend(
                    nestJs(address, settings), clock, RandomGenerator.getDefault()))
        .orElseGet(() -> new DemoToolBackend(clock));
  }

  private static NestJsSettings nestJs(URI address, BackendSettings settings) {
    var standard = NestJsSettings.of(address);
    return new NestJsSettings(
        address,
        settings.toolLimit(),
        standard.connectLimit(),
        settings.bodyBytesMax(),
        standard.requestsAtOnceMax(),
        standard.repeatsMax(),
        standard.timezone(),
        standard.violationLimit(),
        standard.violationCase(),
        standard.serviceToken());
  }

  /** The model as health shows it. */
  Dependency modelHealth() {
    String detail =
        model.isDemo() ? "demo model: rules, no language model; set OPENAI_API_KEY" : model.name();
    return new Dependency("model", HealthStatus.UP, detail);
  }

  /** The practice as health shows it. */
  Dependency backendHealth() {
    String detail =
        backend.isDemo() ? "demo practice: made-up clients; set NESTJS_API_URL" : "REST API";
    return new Dependency("tool_backend", HealthStatus.UP, detail);
  }
}
