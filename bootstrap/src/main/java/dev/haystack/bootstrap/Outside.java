package dev.haystack.bootstrap;

import dev.haystack.application.health.Dependency;
import dev.haystack.application.health.HealthStatus;
import dev.haystack.application.port.ChatModel;
import dev.haystack.application.port.ToolBackend;
import dev.haystack.outbound.demo.DemoChatModel;
import dev.haystack.outbound.demo.DemoToolBackend;
import dev.haystack.outbound.nestjs.NestJsSettings;
import dev.haystack.outbound.nestjs.NestJsToolBackend;
import dev.haystack.outbound.openai.OpenAiChatModel;
import dev.haystack.outbound.openai.OpenAiLimits;
import dev.haystack.outbound.openai.OpenAiSettings;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/** The model and the practice, as the settings want them. */
record Outside(ChatModel model, ToolBackend backend) {

  private static final Duration DEMO_PAUSE = Duration.ofMillis(20);

  static Outside of(Settings settings, InstantSource clock, Closing closing) {
    return new Outside(
        settings.model().isDemo()
            ? new DemoChatModel(DEMO_PAUSE, () -> UUID.randomUUID().toString())
            : openAi(settings.model(), clock, closing),
        settings
            .backend()
            .address()
            .<ToolBackend>map(address -> nestJs(address, settings, clock, closing))
            .orElseGet(() -> new DemoToolBackend(clock)));
  }

  private static ChatModel openAi(ModelSettings settings, InstantSource clock, Closing closing) {
    OpenAiLimits standard = OpenAiLimits.defaults();
    var limits =
        new OpenAiLimits(
            settings.firstByte(),
            settings.idle(),
            settings.round(),
            standard.attemptsMax(),
            standard.backoffBase(),
            standard.backoffMax(),
            standard.eventBytesMax(),
            standard.answerCharsMax(),
            standard.callsMax());
    return new OpenAiChatModel(
        new OpenAiSettings(
            settings.baseUrl(), settings.apiKey().orElse(""), settings.model(), limits),
        transport(settings.connect(), closing),
        clock,
        new Random());
  }

  private static ToolBackend nestJs(
      URI address, Settings settings, InstantSource clock, Closing closing) {
    var standard = NestJsSettings.of(address);
    return new NestJsToolBackend(
        new NestJsSettings(
            address,
            settings.backend().toolLimit(),
            settings.backend().bodyBytesMax(),
            standard.requestsAtOnceMax(),
            standard.repeatsMax(),
            standard.timezone(),
            standard.violationLimit(),
            standard.violationCase(),
            standard.serviceToken()),
        transport(TransportLimits.defaults().connect(), closing),
        clock,
        new Random());
  }

  private static HttpTransport transport(Duration connect, Closing closing) {
    var standard = TransportLimits.defaults();
    return closing.with(
        new HttpTransport(
            new TransportLimits(connect, standard.connectionsMax(), standard.unusedKept())));
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
