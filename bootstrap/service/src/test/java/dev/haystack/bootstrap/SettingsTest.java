package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.ZoneId;
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

  private static String word(Settings settings) {
    return settings.models().chat().getFirst().reference().vendor();
  }

  private static Settings read(Map<String, String> environment) {
    return Settings.read(new SettingsReader(environment));
  }
}
