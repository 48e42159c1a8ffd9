package dev.haystack.bootstrap;

import dev.haystack.application.meter.MeteredChatModel;
import dev.haystack.outbound.demo.DemoChatModel;
import dev.haystack.outbound.demo.DemoToolBackend;
import dev.haystack.outbound.demo.DemoViolationSink;
import dev.haystack.outbound.model.ModelLimits;
import dev.haystack.outbound.nestjs.NestJsSettings;
import dev.haystack.outbound.nestjs.NestJsToolBackend;
import dev.haystack.outbound.nestjs.NestJsViolationSink;
import dev.haystack.outbound.openai.OpenAiChatModel;
import dev.haystack.outbound.openai.OpenAiSettings;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.outbound.transport.TransportLimits;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.practice.ToolBackend;
import dev.haystack.port.practice.ViolationSink;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Random;
import java.util.UUID;

/** The model, the practice and where violations go, as the settings want them. */
record Outside(ChatModel model, ToolBackend backend, ViolationSink violationSink) {

  private static final Duration DEMO_PAUSE = Duration.ofMillis(20);

  static Outside of(Settings settings, Meter meter, InstantSource clock, Closing closing) {
    var practice = settings.backend().address().map(address -> nestJs(address, settings));
    ChatModel model =
        settings.model().isDemo()
            ? new DemoChatModel(DEMO_PAUSE, () -> UUID.randomUUID().toString())
            : openAi(settings.model(), clock, closing);
    return new Outside(
        new MeteredChatModel(model, meter),
        practice
            .<ToolBackend>map(
                api -> new NestJsToolBackend(api, transport(closing), clock, new Random()))
            .orElseGet(() -> new DemoToolBackend(clock)),
        // connections of its own: a sink that hangs must not hold up tools
        practice
            .<ViolationSink>map(api -> new NestJsViolationSink(api, transport(closing)))
            .orElseGet(DemoViolationSink::new));
  }

  private static ChatModel openAi(ModelSettings settings, InstantSource clock, Closing closing) {
    ModelLimits standard = ModelLimits.defaults();
    var limits =
        new ModelLimits(
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

  private static NestJsSettings nestJs(URI address, Settings settings) {
    var standard = NestJsSettings.of(address);
    return new NestJsSettings(
        address,
        settings.backend().toolLimit(),
        settings.backend().bodyBytesMax(),
        standard.requestsAtOnceMax(),
        standard.repeatsMax(),
        settings.documents().zone().map(ZoneId::getId).orElse(standard.timezone()),
        standard.violationLimit(),
        settings.violations().fieldCase(),
        settings.violations().serviceToken());
  }

  private static HttpTransport transport(Closing closing) {
    return transport(TransportLimits.defaults().connect(), closing);
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
