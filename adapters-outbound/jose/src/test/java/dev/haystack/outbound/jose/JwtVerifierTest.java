package dev.haystack.outbound.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Identity;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.TokenId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.identity.TokenVerifierContract;
import dev.haystack.port.identity.Rejection;
import dev.haystack.port.identity.TokenVerifier;
import dev.haystack.port.identity.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JwtVerifierTest extends TokenVerifierContract {

  private final ManualClock clock = new ManualClock();
  private final JwtVerifier verifier;

  JwtVerifierTest() throws InterruptedException {
    verifier = Verifiers.usual(clock);
  }

  @Override
  protected TokenVerifier verifier() {
    return verifier;
  }

  @Override
  protected AccessToken good() {
    return new AccessToken(GOOD);
  }

  @Override
  protected AccessToken bad() {
    return new AccessToken(Forge.resigned(GOOD, new byte[256]));
  }

  @Override
  protected Optional<AccessToken> expired() {
    return Optional.of(
        new AccessToken(Forge.claiming(Forge.CLAIMS.with("exp", Json.of(Forge.NOW - 3600)))));
  }

  private static final String GOOD = Forge.good();

  // signed once, since that costs most of the time
  private static final List<Row> TABLE =
      Stream.of(FormRows.all(), HeaderRows.all(), SignatureRows.all(), ClaimRows.all())
          .flatMap(List::stream)
          .toList();

  static List<Row> table() {
    return TABLE;
  }

  @ParameterizedTest
  @MethodSource("table")
  @Tag("SE-1")
  void eachTokenOfTheTableGetsItsVerdict(Row row) throws InterruptedException {
    assertEquals(row.expected(), said(verifier, row.token()));
    // and again, when it may be remembered
    assertEquals(row.expected(), said(verifier, row.token()));
  }

  @Test
  void theTableIsLong() {
    assertTrue(TABLE.size() >= 120);
    assertEquals(TABLE.size(), TABLE.stream().map(Row::toString).distinct().count());
  }

  @Test
  void everyKnownAlgorithmVerifies() throws InterruptedException {
    var rsa = TestKeys.jwk(TestKeys.RSA, "r");
    var all =
        Verifiers.of(
            EnumSet.complementOf(EnumSet.of(JwtAlgorithm.HS256)),
            clock,
            rsa.with("kid", "RS256"),
            rsa.with("kid", "RS384").with("alg", "RS384"),
            rsa.with("kid", "RS512").with("alg", "RS512"),
            rsa.with("kid", "PS256").with("alg", "PS256"),
            TestKeys.jwk(TestKeys.P256, "ES256"),
            TestKeys.jwk(TestKeys.P384, "ES384"),
            TestKeys.jwk(TestKeys.ED25519, "EdDSA").with("alg", "EdDSA"));
    var rsaKey = TestKeys.RSA.getPrivate();

    assertEquals(7, all.keyCount());
    for (String token :
        List.of(
            Forge.token("RS256", "RS256", rsaKey, "SHA256withRSA"),
            Forge.token("RS384", "RS384", rsaKey, "SHA384withRSA"),
            Forge.token("RS512", "RS512", rsaKey, "SHA512withRSA"),
            Forge.token("PS256", "PS256", rsaKey, "RSASSA-PSS"),
            Forge.token(
                "ES256", "ES256", TestKeys.P256.getPrivate(), "SHA256withECDSAinP1363Format"),
            Forge.token(
                "ES384", "ES384", TestKeys.P384.getPrivate(), "SHA384withECDSAinP1363Format"),
            Forge.token("EdDSA", "EdDSA", TestKeys.ED25519.getPrivate(), "Ed25519"))) {
      assertEquals(Row.VERIFIED, said(all, token));
    }
    assertEquals("ALGORITHM", said(all, Forge.token("PS256", "RS256", rsaKey, "RSASSA-PSS")));
    assertEquals("ALGORITHM", said(all, Forge.token("RS256", "PS256", rsaKey, "SHA256withRSA")));
  }

  @Test
  @Tag("SE-1")
  void withoutANameTheKeyMustBeTheOnlyOneOfItsAlgorithm() throws InterruptedException {
    var two =
        Verifiers.of(
            Verifiers.USUAL,
            clock,
            TestKeys.jwk(TestKeys.RSA, "rsa"),
            TestKeys.jwk(TestKeys.RSA_FOREIGN, "other"));
    String nameless = Forge.heading(Forge.HEADER.without("kid"));

    assertEquals("KEY", said(two, nameless));
    assertEquals(Row.VERIFIED, said(two, GOOD));
    assertEquals(Row.VERIFIED, said(verifier, nameless));
  }

  @Test
  @Tag("SE-1")
  void aSharedSecretVerifiesItsOwnAlgorithmAndNothingElse() throws InterruptedException {
    var shared = Verifiers.ofSecret(clock);
    byte[] secret = TestKeys.SECRET.getBytes(StandardCharsets.UTF_8);
    JsonObject header = Forge.HEADER.with("alg", "HS256").without("kid");

    assertEquals(Row.VERIFIED, said(shared, Forge.mac(header, Forge.CLAIMS, secret)));
    assertEquals(
        Row.VERIFIED, said(shared, Forge.mac(header.with("kid", "any"), Forge.CLAIMS, secret)));
    assertEquals("SIGNATURE", said(shared, Forge.mac(header, Forge.CLAIMS, new byte[32])));
    assertEquals("ALGORITHM", said(shared, GOOD));
    assertEquals(
        "ALGORITHM", said(shared, Forge.mac(header.with("alg", "none"), Forge.CLAIMS, secret)));
    assertEquals("AUDIENCE", said(shared, Forge.mac(header, Forge.CLAIMS.without("aud"), secret)));
    assertEquals(
        "ALGORITHM", said(shared, Forge.mac(header.with("alg", "HS512"), Forge.CLAIMS, secret)));
  }

  @Test
  void theIdentityIsWhatTheTokenSays() throws InterruptedException {
    var token =
        new AccessToken(
            Forge.claiming(
                Forge.CLAIMS
                    .with("profiles", Json.parse("[\"p-2\",{\"id\":\"p-3\"}]"))
                    .with("roles", Json.parse("[\"doctor\"]"))));

    var identity = assertInstanceOf(Verdict.Verified.class, verifier.verify(token)).identity();

    assertEquals(
        new Identity(
            new UserId(Forge.ISSUER, "ann"),
            Set.of(new ProfileId("p-1"), new ProfileId("p-2"), new ProfileId("p-3")),
            Optional.of(new ProfileId("p-1")),
            Set.of("doctor"),
            Instant.ofEpochSecond(Forge.NOW + 3600),
            TokenId.of(token)),
        identity);
  }

  @Test
  void anIssuerThatTheServiceMakesUpIsNoneEvenIfItIsSet() throws InterruptedException {
    var usual = Verifiers.settings(Verifiers.USUAL);
    var settings =
        new JwtSettings(
            usual.keys(),
            Set.of("urn:haystack:open"),
            usual.audiences(),
            usual.leeway(),
            usual.algorithms(),
            usual.types(),
            usual.tokenBytesMax());
    var keys = List.of(new VerificationKey("rsa", JwtAlgorithm.RS256, TestKeys.RSA.getPublic()));
    var ring = new KeyRing.OfSecret(new HeldKeys(new KeySet(keys, 0), clock.instant()));

    assertEquals(
        "ISSUER",
        said(
            new JwtVerifier(settings, ring, clock),
            Forge.claiming(Forge.CLAIMS.with("iss", "urn:haystack:open"))));
  }

  @Test
  @Tag("SE-1")
  void aTokenThatWasGoodExpires() throws InterruptedException {
    assertEquals(Row.VERIFIED, said(verifier, GOOD));
    clock.advance(Duration.ofSeconds(3629));
    assertEquals(Row.VERIFIED, said(verifier, GOOD));
    clock.advance(Duration.ofSeconds(1));
    assertEquals(Row.EXPIRED, said(verifier, GOOD));
  }

  static String said(TokenVerifier verifier, String token) throws InterruptedException {
    return switch (verifier.verify(new AccessToken(token))) {
      case Verdict.Verified _ -> Row.VERIFIED;
      case Verdict.Expired() -> Row.EXPIRED;
      case Verdict.Rejected(Rejection reason) -> reason.name();
      case Verdict.Unavailable _ -> "UNAVAILABLE";
    };
  }
}
