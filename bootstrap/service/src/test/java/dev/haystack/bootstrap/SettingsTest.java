package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

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

    assertEquals(expected, read(Map.of()));
  }

  @Test
  @Tag("RL-8")
  void whatIsSetIsUsed() {
    var settings =
        read(
            Map.of(
                "PORT", " 9000 ",
                "MAX_REQUESTS_PER_USER", "3",
                "MODEL_IDLE_SECONDS", "0.5",
                "LOG_LEVEL", "DEBUG",
                "TIME_ZONE", "Australia/Sydney",
                "ALLOWED_ORIGINS", "https://a.example, https://b.example:8443",
                "SESSION_TIMEOUT_MINUTES", ""));

    assertEquals(9000, settings.server().port());
    assertEquals(3, settings.turns().inFlightPerUserMax());
    assertEquals(Duration.ofMillis(500), settings.modelTimes().idle());
    assertEquals(Level.FINE, settings.log().ours());
    assertEquals(Optional.of(ZoneId.of("Australia/Sydney")), settings.documents().zone());
    assertEquals(
        Set.of("https://a.example", "https://b.example:8443"), settings.origins().listed());
    assertEquals(Duration.ofHours(4), settings.stores().sessionTimeout());
  }

  @Test
  void aKeyAndAnAddressChooseTheRealModelAndPractice() {
    var settings =
        read(Map.of("OPENAI_API_KEY", "sk-1", "NESTJS_API_URL", "https://practice.example/api/v1"));

    assertEquals("openai", word(settings));
    assertEquals("gpt-4.1-mini at https://api.openai.com/v1", settings.models().shown());
    assertEquals("nestjs", settings.practice().word());
    assertEquals("https://practice.example/api/v1", settings.practice().shown());
  }

  @Test
  void theDemoCanBeAskedForInSpiteOfThem() {
    var settings =
        read(
            Map.of(
                "OPENAI_API_KEY", "sk-1",
                "CHAT_MODEL", "demo",
                "NESTJS_API_URL", "https://practice.example",
                "TOOL_BACKEND", "demo"));

    assertEquals("demo", word(settings));
    assertEquals("demo", settings.practice().word());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          PORT                  | abc             | PORT: "abc" is not a whole number from 0 to 65535
          PORT                  | 70000           | PORT: "70000" is not a whole number from 0 to 65535
          PORT                  | 99999999999999999999 | PORT: "99999999999999999999" is not a whole number from 0 to 65535
          TURN_SECONDS          | 0               | TURN_SECONDS: "0" is not a number of seconds above 0, at most 1000000, such as 20 or 0.5
          TURN_SECONDS          | 5m              | TURN_SECONDS: "5m" is not a number of seconds above 0, at most 1000000, such as 20 or 0.5
          LOG_LEVEL             | loud            | LOG_LEVEL: "loud" is not allowed; allowed: error, warning, info, debug, trace
          AUTH_MODE             | none            | AUTH_MODE: "none" is not allowed; allowed: open, jwt, upstream
          ALLOWED_ORIGINS       | https://a.example/x | ALLOWED_ORIGINS: "https://a.example/x" is not allowed; allowed: origins such as https://app.example.com, with commas between; with AUTH_MODE=open also the word loopback, for all pages of this machine
          TRUSTED_PROXIES       | proxy.example   | TRUSTED_PROXIES: "proxy.example" is not allowed; allowed: addresses or ranges such as 10.0.0.0/8 or 2001:db8::1, with commas between
          NESTJS_API_URL        | ftp://x         | NESTJS_API_URL: "ftp://x" is not allowed; allowed: an address that begins with http:// or https://
          VIOLATION_FIELD_CASE  | kebab           | VIOLATION_FIELD_CASE: "kebab" is not allowed; allowed: snake, camel
          TIME_ZONE             | Sydney          | TIME_ZONE: "Sydney" is not allowed; allowed: an IANA time zone such as Australia/Sydney
          TOOL_BACKEND          | nestjs          | NESTJS_API_URL: is missing; TOOL_BACKEND=nestjs needs it
          CHAT_MODEL            | other           | CHAT_MODEL: "other" is not allowed; allowed: openai, azure, mistral, ollama, vllm, openrouter, anthropic, gemini, demo, or one of these with a model (vendor:model)
          TOOL_BACKEND          | other           | TOOL_BACKEND: "other" is not allowed; allowed: nestjs, demo
          REDIS_URL             | http://host     | REDIS_URL: a Redis address is redis://[[user]:password@]host[:port][/database], or begins with rediss://, redis+sentinel:// or redis+cluster://; allowed: redis://host:6379, rediss:// for TLS, redis+sentinel:// or redis+cluster://
          SHARED_STORE_URL      | etcd://host     | SHARED_STORE_URL: begins like no store that there is; allowed: redis://…, rediss://…, redis+sentinel://…, rediss+sentinel://…, redis+cluster://…, rediss+cluster://…
          SHARED_STORE_URL      | host            | SHARED_STORE_URL: begins like no store that there is; allowed: redis://…, rediss://…, redis+sentinel://…, rediss+sentinel://…, redis+cluster://…, rediss+cluster://…
          CHAT_MODEL            | openai          | OPENAI_API_KEY: is missing; with CHAT_MODEL=openai set it, or OPENAI_BASE_URL to a server without keys
          PUBLIC_ORIGIN         | chat.example.com | PUBLIC_ORIGIN: "chat.example.com" is not allowed; allowed: an origin such as https://chat.example.com
          PUBLIC_ORIGIN         | capacitor://localhost | PUBLIC_ORIGIN: "capacitor://localhost" is not allowed; allowed: an origin such as https://chat.example.com
          PRODUCTION            | maybe           | PRODUCTION: "maybe" is not allowed; allowed: true, false
          ALLOW_PLAINTEXT       | PORT            | ALLOW_PLAINTEXT: "PORT" is not allowed; allowed: names of ANTHROPIC_BASE_URL, AZURE_OPENAI_ENDPOINT, GEMINI_BASE_URL, JWT_JWKS, MISTRAL_BASE_URL, NESTJS_API_URL, OLLAMA_BASE_URL, OPENAI_BASE_URL, OPENROUTER_BASE_URL, REDIS_URL, SHARED_STORE_URL, VLLM_BASE_URL
          VIOLATION_TOKEN_FILE  | /nowhere/at/all | VIOLATION_TOKEN_FILE: "/nowhere/at/all" cannot be read; allowed: the path of a file in UTF-8
          HEARTBEAT_TIMEOUT_SECONDS | 20          | HEARTBEAT_TIMEOUT_SECONDS: is not more than HEARTBEAT_SECONDS
          """)
  void aWrongValueIsNamedWithWhatIsAllowed(String name, String value, String message) {
    var wrong = assertThrows(WrongSettingsException.class, () -> read(Map.of(name, value)));

    assertEquals(message, wrong.getMessage());
  }

  @Test
  @Tag("OP-4")
  void whoListensToEverybodyIsToldWhatToSetForAFirstTry() {
    var wrong = assertThrows(WrongSettingsException.class, () -> read(Map.of("HOST", "0.0.0.0")));

    assertEquals(
        """
        HOST: "0.0.0.0" is not allowed; allowed: with AUTH_MODE=open, which believes every token, only a loopback address: 127.0.0.1, localhost, ::1
        AUTH_MODE: is open; jwt or upstream verify tokens. For a first try on this machine alone set HOST=127.0.0.1 (in a container: --network host --env HOST=127.0.0.1)
        """
            .strip(),
        wrong.getMessage());
  }

  @Test
  @Tag("OP-5")
  void asManySessionsAreHeldAsTheHeapCarries() {
    long carried = Runtime.getRuntime().maxMemory() / 2 / 20_480;

    assertEquals(Math.min(carried, 100_000), read(Map.of()).stores().sessionsMax());
    assertEquals(read(Map.of()).stores(), read(Map.of("SESSIONS_MAX", "auto")).stores());
    assertEquals(7, read(Map.of("SESSIONS_MAX", "7")).stores().sessionsMax());
  }

  @Test
  void allThatIsWrongIsToldAtOnce() {
    var wrong =
        assertThrows(
            WrongSettingsException.class, () -> read(Map.of("PORT", "x", "TOOL_SECONDS", "y")));

    assertEquals(2, String.valueOf(wrong.getMessage()).lines().count());
  }

  @Test
  @Tag("SE-10")
  void noSecretIsShown() {
    var environment = Map.of("OPENAI_API_KEY", "sk-canary", "PORT", "x");

    var wrong = assertThrows(WrongSettingsException.class, () -> read(environment));

    assertFalse(String.valueOf(wrong.getMessage()).contains("canary"));
    assertFalse(read(Map.of("OPENAI_API_KEY", "sk-canary")).toString().contains("canary"));
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

  private static String word(Settings settings) {
    return settings.models().chat().getFirst().reference().vendor();
  }

  private static Settings read(Map<String, String> environment) {
    return Settings.read(new SettingsReader(environment));
  }
}
