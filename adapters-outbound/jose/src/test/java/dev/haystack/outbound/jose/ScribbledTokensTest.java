package dev.haystack.outbound.jose;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.Scribbled;
import dev.haystack.port.identity.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.Size;

/** Whatever somebody has scribbled in: a token is refused, a key set is read or is none. */
@Tag("SE-1")
class ScribbledTokensTest {

  private static final String GOOD = Forge.good();
  private static final String KEYS =
      new String(
          Verifiers.document(
              TestKeys.jwk(TestKeys.RSA, "rsa"),
              TestKeys.jwk(TestKeys.P256, "ec"),
              TestKeys.jwk(TestKeys.ED25519, "ed")),
          StandardCharsets.UTF_8);

  private final JwtVerifier verifier;
  private final JwkReader reader =
      new JwkReader(EnumSet.complementOf(EnumSet.of(JwtAlgorithm.HS256)));

  ScribbledTokensTest() throws InterruptedException {
    verifier = Verifiers.usual(new ManualClock());
  }

  @Property(tries = 1_000)
  void anotherTokenThanTheGoodOneIsRefused(@ForAll @Size(min = 1, max = 4) List<Integer> changes)
      throws InterruptedException {
    String token = Scribbled.in(GOOD, changes);
    Assume.that(!token.equals(GOOD));
    assertInstanceOf(Verdict.Rejected.class, verifier.verify(new AccessToken(token)));
  }

  @Property(tries = 1_000)
  void claimsOfAnyShapeBreakNothing(@ForAll @Size(min = 1, max = 4) List<Integer> changes)
      throws InterruptedException {
    String claims = Scribbled.in(Forge.CLAIMS.text(), changes);
    // the key that signs soonest; claims are looked at behind it all the same
    var key = TestKeys.ED25519.getPrivate();
    Verdict verdict =
        verifier.verify(new AccessToken(Forge.token("EdDSA", "ed", key, "Ed25519", claims)));
    assertFalse(verdict instanceof Verdict.Unavailable, claims);
  }

  @Property(tries = 1_000)
  void aSetIsReadOrIsNone(@ForAll @Size(max = 4) List<Integer> changes) {
    byte[] document = Scribbled.in(KEYS, changes).getBytes(StandardCharsets.UTF_8);
    try {
      KeySet set = KeySet.read(document, reader);
      assertTrue(set.keys().size() + set.skipped() <= KeySet.KEYS_MAX);
    } catch (KeySourceException e) {
      assertTrue(String.valueOf(e.getMessage()).length() < 300, String.valueOf(e.getMessage()));
    }
  }
}
