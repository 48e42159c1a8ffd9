package dev.haystack.outbound.jose;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Verifiers over keys that are at hand. */
final class Verifiers {

  static final KeyTimes TIMES =
      new KeyTimes(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofDays(1));
  static final Set<JwtAlgorithm> USUAL =
      EnumSet.of(JwtAlgorithm.RS256, JwtAlgorithm.ES256, JwtAlgorithm.EDDSA);

  private Verifiers() {}

  static JwtSettings settings(KeyPlace place, Set<JwtAlgorithm> algorithms) {
    return new JwtSettings(
        place,
        Set.of(Forge.ISSUER, "https://other.example"),
        Set.of(Forge.AUDIENCE, "haystack-test"),
        Duration.ofSeconds(30),
        algorithms,
        Set.of("JWT", "at+jwt"),
        8192);
  }

  static JwtSettings settings(Set<JwtAlgorithm> algorithms) {
    return settings(
        new KeyPlace.Address(URI.create("https://issuer.example/keys"), TIMES), algorithms);
  }

  /** Of the usual algorithms and keys. */
  static JwtVerifier usual(InstantSource clock) throws InterruptedException {
    return of(
        USUAL,
        clock,
        TestKeys.jwk(TestKeys.RSA, "rsa"),
        TestKeys.jwk(TestKeys.P256, "p256"),
        TestKeys.jwk(TestKeys.ED25519, "ed"));
  }

  static JwtVerifier of(Set<JwtAlgorithm> algorithms, InstantSource clock, JsonObject... keys)
      throws InterruptedException {
    var settings = settings(algorithms);
    var reader = new JwkReader(algorithms);
    KeySource source = () -> Optional.of(KeySet.read(document(keys), reader));
    var ring = new JwksKeys(source, TIMES, clock, Runnable::run, (_, _) -> {}, new Random(1));
    ring.start();
    return new JwtVerifier(settings, ring, clock);
  }

  static JwtVerifier ofSecret(InstantSource clock) {
    var secret = new KeyPlace.Secret(TestKeys.SECRET);
    return new JwtVerifier(settings(secret, USUAL), KeyRing.OfSecret.of(secret), clock);
  }

  static byte[] document(JsonObject... keys) {
    return JsonObject.builder()
        .put("keys", JsonArray.of(List.of(keys)))
        .build()
        .text()
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] document(Stream<JsonObject> keys) {
    return document(keys.toArray(JsonObject[]::new));
  }
}
