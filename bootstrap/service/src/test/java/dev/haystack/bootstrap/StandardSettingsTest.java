package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.application.consent.ConsentMode;
import dev.haystack.application.document.DocumentLimits;
import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.application.policy.UncheckedRule;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.turn.SessionSize;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.domain.identity.AccessToken;
import dev.haystack.inbound.access.AccessLog;
import dev.haystack.inbound.connection.ConnectionLimits;
import dev.haystack.inbound.console.ConsoleMode;
import dev.haystack.inbound.http.Frontend;
import dev.haystack.inbound.http.Frontends;
import dev.haystack.inbound.http.ServerSettings;
import dev.haystack.inbound.limit.ClientAddress;
import dev.haystack.inbound.limit.InboundLimits;
import dev.haystack.inbound.origin.AllowedOrigins;
import dev.haystack.inbound.origin.OwnAddress;
import dev.haystack.inbound.rfc6455.Limits;
import dev.haystack.inbound.websocket.OutboxLimits;
import dev.haystack.inbound.websocket.SocketSettings;
import dev.haystack.outbound.memory.MemoryBounds;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.outbound.nestjs.FieldCase;
import dev.haystack.outbound.trail.TrailSettings.Mode;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class StandardSettingsTest {

  @Test
  void withoutAnythingSetTheseAreTheSettings() {
    var expected =
        new Settings(
            new LogSettings(
                Level.INFO,
                Level.WARNING,
                LogFormat.JSON,
                Optional.empty(),
                AccessLog.Wanted.ERRORS,
                ""),
            TraceSettings.read(new SettingsReader(Map.of())),
            new ListenerSettings(
                new ServerSettings(
                    "127.0.0.1",
                    8001,
                    1024,
                    20_000,
                    8_388_608,
                    32_768,
                    new ConnectionLimits(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(75),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(1)),
                    Duration.ofSeconds(10),
                    ClientAddress.OF_PEER,
                    new InboundLimits(
                        (int) (Runtime.getRuntime().maxMemory() / 100 * 15),
                        200_000,
                        1_000,
                        50,
                        300,
                        300)),
                Duration.ofSeconds(10),
                new AllowedOrigins(Set.of(), OwnAddress.LOOPBACK),
                ConsoleMode.INSPECT,
                new WatcherSettings(Optional.empty(), true, Optional.empty()),
                new TlsSettings(Optional.empty(), Duration.ofSeconds(60), false)),
            List.of(
                "PUBLIC_ORIGIN is not set, which production requires: without it only loopback"
                    + " names are answered",
                "TLS_CERTIFICATE is not set, which production requires: without it (or"
                    + " TLS_TERMINATION=proxy) what is said can be read on its way",
                "AUDIT_FILE is not set, which production requires: without it nobody can tell who"
                    + " read and wrote what (none leaves that out)"),
            standardModels(),
            new ModelTimes(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(120)),
            new Chosen<>("demo", new DemoSource.OfPractice()),
            new PracticeLimits(Duration.ofSeconds(15), 1_048_576),
            new StoreSettings(
                Optional.empty(),
                Duration.ofHours(4),
                (int) Math.min(100_000, Runtime.getRuntime().maxMemory() / 2 / 20_480),
                Duration.ofDays(1),
                1_048_576,
                new MemoryBounds(
                    Runtime.getRuntime().maxMemory() / 5 * 2,
                    Runtime.getRuntime().maxMemory() / 5 * 2 / 20,
                    1_000)),
            new TurnLimits(
                25,
                10,
                50,
                Duration.ofSeconds(300),
                Duration.ofSeconds(120),
                8,
                64,
                200,
                new SessionSize(2_000, 8_388_608)),
            new UserSettings(600, 2_000_000),
            new PromptLimits(100_000, 60_000),
            new DocumentSettings(
                UncheckedRule.FAIL_CLOSED,
                Duration.ofMinutes(10),
                new DocumentLimits(200, 50, 4),
                Optional.empty()),
            new OutputRules(true, Set.of()),
            ConsentMode.MODEL,
            new ViolationSettings(
                true,
                AccessToken.NONE,
                FieldCase.SNAKE,
                Duration.ofDays(3),
                new MemoryOutboxLimits(10_000, 67_108_864, 1_000, 10_000)),
            new SocketLimits(
                new SocketSettings(
                    Duration.ofSeconds(20),
                    4_194_304,
                    new OutboxLimits(16_384, 8_192, 4_194_304, 65_536, Duration.ofSeconds(10)),
                    32,
                    256,
                    50,
                    200,
                    100,
                    10_000,
                    Duration.ofSeconds(30)),
                new Limits(
                    4_194_304,
                    16_384,
                    Duration.ofSeconds(20),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(2),
                    10_000)),
            new Frontends(
                Set.of(Frontend.values()), Set.of(Frontend.AG_UI, Frontend.OPENAI), 16_384),
            new IdentitySettings.Open(),
            new AuditSettings(
                Optional.empty(), false, Optional.empty(), Mode.FAIL_CLOSED, 268_435_456),
            new Secrets(Map.of()));

    assertEquals(expected, Settings.read(new SettingsReader(Map.of())));
  }

  private static ModelSettings standardModels() {
    var demo = List.of(new ChosenModel(new ModelReference("demo", ""), new DemoSource.Model()));
    return new ModelSettings(
        demo,
        Map.of(),
        demo,
        demo,
        demo,
        Set.of(
            ModelFailure.UNAVAILABLE,
            ModelFailure.RATE_LIMITED,
            ModelFailure.QUOTA_EXHAUSTED,
            ModelFailure.TIMEOUT,
            ModelFailure.STALLED,
            ModelFailure.TRUNCATED,
            ModelFailure.INVALID_ANSWER),
        Duration.ofSeconds(30));
  }
}
