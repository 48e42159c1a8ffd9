package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.identity.PersonaGrants;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.outbound.jose.JwtAlgorithm;
import dev.haystack.outbound.jose.JwtSettings;
import dev.haystack.outbound.jose.KeyPlace;
import dev.haystack.outbound.jose.KeyTimes;
import dev.haystack.outbound.nestjs.AccountSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentitySettingsTest {

  private static final String SECRET = "canary-canary-canary-canary-canary";
  private static final KeyTimes TIMES =
      new KeyTimes(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofDays(1));
  private static final Map<String, String> JWT =
      Map.of(
          "AUTH_MODE", "jwt",
          "JWT_JWKS", "https://issuer.example/keys",
          "JWT_ISSUER", "https://issuer.example",
          "JWT_AUDIENCE", "haystack, haystack-test");

  @Test
  void tokensAreVerifiedByTheseRules() {
    var expected =
        new JwtSettings(
            new KeyPlace.Address(URI.create("https://issuer.example/keys"), TIMES),
            Set.of("https://issuer.example"),
            Set.of("haystack", "haystack-test"),
            Duration.ofSeconds(30),
            Set.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256, JwtAlgorithm.EDDSA),
            Set.of("JWT", "at+jwt"),
            8192);

    assertEquals(new IdentitySettings.Signed(expected, PersonaGrants.ALL), read(JWT));
  }

  @Test
  void keysMayComeFromThisMachineOrFromAFile() {
    assertEquals(
        new KeyPlace.Address(URI.create("http://[::1]:9000/keys"), TIMES),
        keys(with("JWT_JWKS", "http://[::1]:9000/keys")));
    assertEquals(
        new KeyPlace.File(Path.of("/etc/haystack/keys.json"), TIMES),
        keys(with("JWT_JWKS", "/etc/haystack/keys.json")));
  }

  @Test
  void aSharedSecretCountsForItsOwnAlgorithm() {
    var settings =
        assertInstanceOf(IdentitySettings.Signed.class, read(shared("JWT_SECRET", SECRET)));

    assertEquals(Set.of(JwtAlgorithm.HS256), settings.tokens().algorithms());
    assertFalse(settings.toString().contains("canary"));
  }

  @Test
  void thePracticeIsAskedByTheseRules() {
    var address = URI.create("https://practice.example/api/v1");
    var expected =
        new AccountSettings(
            address,
            Duration.ofMinutes(1),
            Duration.ofSeconds(10),
            Duration.ZERO,
            Duration.ofSeconds(3),
            8192);

    assertEquals(
        new IdentitySettings.Asked(expected),
        read(Map.of("AUTH_MODE", "upstream", "NESTJS_API_URL", address.toString())));
  }

  @Test
  void aModeThatVerifiesMayListenAnywhere() {
    var values = new HashMap<>(with("HOST", "0.0.0.0"));
    values.put("PUBLIC_ORIGIN", "https://chat.example.com");
    values.put("AUDIT_FILE", "none");
    values.put("TLS_TERMINATION", "proxy");
    values.put("TRUSTED_PROXIES", "10.0.0.0/8");

    var settings = Settings.read(new SettingsReader(values));

    assertEquals("0.0.0.0", settings.server().host());
    assertEquals(Optional.of("https://chat.example.com"), settings.origins().own().publicOrigin());
  }

  @ParameterizedTest
  @Tag("SE-10")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          JWT_JWKS       | ~~                      | JWT_JWKS: is missing; AUTH_MODE=jwt needs it, or JWT_SECRET
          JWT_JWKS       | http://issuer.example/k | JWT_JWKS: is no https address without user and fragment (http is for loopback only)
          JWT_JWKS       | https://u:canary@x.example/ | JWT_JWKS: is no https address without user and fragment (http is for loopback only)
          JWT_JWKS       | ftp://x.example/        | JWT_JWKS: is no https address without user and fragment (http is for loopback only)
          JWT_JWKS       | https://can ary/        | JWT_JWKS: is neither an address nor a path
          JWT_SECRET     | canary-canary-canary-canary-canary | JWT_SECRET: is set beside JWT_JWKS; tokens are verified by one of them
          JWT_ISSUER     | ~~                      | JWT_ISSUER: is missing; AUTH_MODE=jwt needs it
          JWT_ISSUER     | urn:haystack:open       | JWT_ISSUER: names an issuer that only the service itself makes up
          JWT_AUDIENCE   | ~~                      | JWT_AUDIENCE: is missing; AUTH_MODE=jwt needs it
          JWT_ALGORITHMS | HS256                   | JWT_ALGORITHMS: "HS256" is not allowed; allowed: RS256, RS384, RS512, PS256, ES256, ES384, EdDSA, with commas between
          JWT_ALGORITHMS | none                    | JWT_ALGORITHMS: "none" is not allowed; allowed: RS256, RS384, RS512, PS256, ES256, ES384, EdDSA, with commas between
          JWT_LEEWAY_SECONDS | 61                  | JWT_LEEWAY_SECONDS: "61" is not a whole number from 0 to 60
          SESSION_PERSONAS_BY_ROLE | butler | SESSION_PERSONAS_BY_ROLE: "butler" is not allowed; allowed: role=persona pairs with commas between, of the personas that there are
          SESSION_PERSONAS_BY_ROLE | client=butler | SESSION_PERSONAS_BY_ROLE: "client=butler" is not allowed; allowed: role=persona pairs with commas between, of the personas that there are
          SESSION_PERSONAS_BY_ROLE | =jaimee_therapist | SESSION_PERSONAS_BY_ROLE: "=jaimee_therapist" is not allowed; allowed: role=persona pairs with commas between, of the personas that there are
          AUTH_MODE      | open                    | JWT_JWKS: is set, but counts with AUTH_MODE=jwt only
          """)
  void aWrongCombinationIsNamedAndNothingSecretIsShown(String name, String value, String fault) {
    var wrong = assertThrows(WrongSettingsException.class, () -> readAll(with(name, value)));

    assertTrue(
        String.valueOf(wrong.getMessage()).lines().anyMatch(fault::equals), wrong::getMessage);
    assertFalse(String.valueOf(wrong.getMessage()).contains("canary"));
  }

  @Test
  void rolesMayDecideWhichAssistantsAreTalkedTo() {
    Map<String, String> settings =
        with(
            "SESSION_PERSONAS_BY_ROLE",
            "staff=web_assistant, staff=transcriber_agent,client=jaimee_therapist");

    assertEquals(
        new PersonaGrants(
            Map.of(
                "staff",
                Set.of(PersonaType.WEB_ASSISTANT, PersonaType.TRANSCRIBER_AGENT),
                "client",
                Set.of(PersonaType.JAIMEE_THERAPIST))),
        assertInstanceOf(IdentitySettings.Signed.class, read(settings)).grants());
  }

  @Test
  void rolesCountOnlyWhereTokensTellThem() {
    var wrong =
        assertThrows(
            WrongSettingsException.class,
            () -> readAll(Map.of("SESSION_PERSONAS_BY_ROLE", "client=jaimee_therapist")));

    assertEquals(
        "SESSION_PERSONAS_BY_ROLE: needs AUTH_MODE=jwt, where tokens tell roles",
        wrong.getMessage());
  }

  @Test
  void aShortSecretIsRefused() {
    var wrong =
        assertThrows(WrongSettingsException.class, () -> readAll(shared("JWT_SECRET", "canary")));

    assertEquals("JWT_SECRET: is shorter than 32 bytes", wrong.getMessage());
  }

  @Test
  void withoutAPracticeNobodyCanBeAsked() {
    var wrong =
        assertThrows(WrongSettingsException.class, () -> readAll(Map.of("AUTH_MODE", "upstream")));

    assertEquals(
        "NESTJS_API_URL: is missing; AUTH_MODE=upstream asks the practice there",
        wrong.getMessage());
  }

  private static Map<String, String> with(String name, String value) {
    var all = new HashMap<>(JWT);
    all.put(name, value);
    return all;
  }

  private static Map<String, String> shared(String name, String value) {
    var all = with(name, value);
    all.remove("JWT_JWKS");
    return all;
  }

  private static KeyPlace keys(Map<String, String> environment) {
    return assertInstanceOf(IdentitySettings.Signed.class, read(environment)).tokens().keys();
  }

  private static IdentitySettings read(Map<String, String> environment) {
    return readAll(environment).identity();
  }

  private static Settings readAll(Map<String, String> environment) {
    return Settings.read(new SettingsReader(environment));
  }
}
