package dev.haystack.outbound.jose;

import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** The keys in use, as a verifier asks for them. For many threads. */
sealed interface KeyRing permits JwksKeys, KeyRing.OfSecret {

  /** The keys; none while nobody can tell which they are. Returns at once. */
  Optional<HeldKeys> held();

  /** Keys newer than those, for a token whose key is not among them; may wait for seconds. */
  Optional<HeldKeys> afterMiss(HeldKeys known) throws InterruptedException;

  /** When asking again makes sense while there are none. */
  Duration retryAfter();

  Dependency health();

  /** How many looks for keys came to that. */
  long looks(KeyLook outcome);

  /** One secret, which does not change; names of keys mean nothing beside it. */
  record OfSecret(HeldKeys keys) implements KeyRing {

    static OfSecret of(KeyPlace.Secret secret) {
      var key = new SecretKeySpec(secret.text().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
      return new OfSecret(
          new HeldKeys(
              new KeySet(List.of(new VerificationKey("", JwtAlgorithm.HS256, key)), 0),
              Instant.EPOCH));
    }

    @Override
    public Optional<HeldKeys> held() {
      return Optional.of(keys);
    }

    @Override
    public Optional<HeldKeys> afterMiss(HeldKeys known) {
      return Optional.empty();
    }

    @Override
    public Duration retryAfter() {
      return Duration.ZERO;
    }

    @Override
    public Dependency health() {
      return new Dependency(NAME, HealthStatus.UP, "a shared secret");
    }

    @Override
    public long looks(KeyLook outcome) {
      return 0;
    }
  }

  /** What the keys are called in the service's health. */
  String NAME = "token_keys";
}
