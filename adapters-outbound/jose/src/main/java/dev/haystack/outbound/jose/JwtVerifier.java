package dev.haystack.outbound.jose;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Verifies JSON Web Tokens: form, header, key, signature, claims, in this order, and none of them
 * is looked at before the one before it holds. What was found good is remembered until its end, or
 * until the keys change.
 */
public final class JwtVerifier implements TokenVerifier {

  private final JwtSettings settings;
  private final KeyRing ring;
  private final ClaimRules rules;
  private final InstantSource clock;

  JwtVerifier(JwtSettings settings, KeyRing ring, InstantSource clock) {
    this.settings = settings;
    this.ring = ring;
    this.rules = new ClaimRules(settings);
    this.clock = clock;
  }

  /**
   * A verifier that has looked for its keys once, and goes on looking if there were none.
   *
   * @param transport fetches the keys, if they are at an address
   * @param scheduler plans the next look; it is not blocked
   */
  public static JwtVerifier start(
      JwtSettings settings,
      HttpTransport transport,
      ScheduledExecutorService scheduler,
      InstantSource clock,
      RandomGenerator random)
      throws InterruptedException {
    var reader = new JwkReader(settings.algorithms());
    KeyRing ring =
        switch (settings.keys()) {
          case KeyPlace.Secret secret -> KeyRing.OfSecret.of(secret);
          case KeyPlace.Address(var uri, var times) ->
              keys(new AddressSource(uri, transport, reader), times, scheduler, clock, random);
          case KeyPlace.File(var path, var times) ->
              keys(new FileSource(path, reader), times.ofFile(), scheduler, clock, random);
        };
    return new JwtVerifier(settings, ring, clock);
  }

  private static JwksKeys keys(
      KeySource source,
      KeyTimes times,
      ScheduledExecutorService scheduler,
      InstantSource clock,
      RandomGenerator random)
      throws InterruptedException {
    var keys =
        new JwksKeys(
            source,
            times,
            clock,
            Thread::startVirtualThread,
            (pause, task) -> {
              var _ = scheduler.schedule(task, pause.toMillis(), TimeUnit.MILLISECONDS);
            },
            random);
    keys.start();
    return keys;
  }

  @Override
  public Verdict verify(AccessToken token) throws InterruptedException {
    // what is of a token's form has as many bytes as characters
    if (!token.isPresent() || token.value().length() > settings.tokenBytesMax()) {
      return new Verdict.Rejected(Rejection.FORM);
    }
    Optional<HeldKeys> held = ring.held();
    if (held.isEmpty()) {
      return new Verdict.Unavailable(ring.retryAfter());
    }
    Optional<Identity> known = held.get().verdicts().get(TokenId.of(token));
    if (known.filter(each -> rules.isGoodAt(each.notAfter(), clock.instant())).isPresent()) {
      return new Verdict.Verified(known.get());
    }
    try {
      return judge(token, held.get());
    } catch (RejectedTokenException e) {
      return new Verdict.Rejected(e.reason());
    }
  }

  /** How many keys there are to verify with. */
  public int keyCount() {
    return ring.held().map(held -> held.set().keys().size()).orElse(0);
  }

  /** How many keys the issuer shows that do not count. */
  public int skippedKeyCount() {
    return ring.held().map(held -> held.set().skipped()).orElse(0);
  }

  /** How many looks for keys came to that. */
  public long looks(KeyLook outcome) {
    return ring.looks(outcome);
  }

  /** The keys as health shows them. */
  public Dependency health() {
    return ring.health();
  }

  private Verdict judge(AccessToken token, HeldKeys held)
      throws RejectedTokenException, InterruptedException {
    CompactToken read = CompactToken.read(token.value());
    TokenHeader header = TokenHeader.read(read.header(), settings);
    HeldKeys keys = knowing(header, held);
    if (!SignatureCheck.isGood(read, keys.set().find(header))) {
      throw new RejectedTokenException(Rejection.SIGNATURE);
    }
    Verdict verdict = rules.judge(token, read.claims(), clock.instant());
    if (verdict instanceof Verdict.Verified(var identity)) {
      keys.verdicts().put(identity);
    }
    return verdict;
  }

  /** Those keys, or newer ones if a token names one that is not among them. */
  private HeldKeys knowing(TokenHeader header, HeldKeys held) throws InterruptedException {
    return header.keyId().isEmpty() || held.set().knows(header.keyId())
        ? held
        : ring.afterMiss(held).orElse(held);
  }
}
