package dev.haystack.outbound.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.haystack.kit.ManualClock;
import dev.haystack.port.identity.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A good token with one place changed, whichever it is, is a bad one. */
@Tag("SE-1")
class AnyPlaceTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String OTHERS = "+/=. \n\0é";
  private static final long SEED = 20_260_302L;

  private final ManualClock clock = new ManualClock();
  private final Random random = new Random(SEED);

  @Test
  void ofRsa() throws InterruptedException {
    everyPlace(Verifiers.usual(clock), Forge.good(), 3);
  }

  @Test
  void ofACurve() throws InterruptedException {
    var key = TestKeys.P256.getPrivate();
    everyPlace(
        Verifiers.usual(clock),
        Forge.token("ES256", "p256", key, "SHA256withECDSAinP1363Format"),
        0);
  }

  @Test
  void ofEdwards() throws InterruptedException {
    everyPlace(
        Verifiers.usual(clock),
        Forge.token("EdDSA", "ed", TestKeys.ED25519.getPrivate(), "Ed25519"),
        1);
  }

  @Test
  void ofASecret() throws InterruptedException {
    everyPlace(
        Verifiers.ofSecret(clock),
        Forge.mac(
            Forge.HEADER.with("alg", "HS256"),
            Forge.CLAIMS,
            TestKeys.SECRET.getBytes(StandardCharsets.UTF_8)),
        ALPHABET.length());
  }

  /**
   * Changes each place.
   *
   * @param letters how many others of the alphabet each letter is replaced by
   */
  private void everyPlace(TokenVerifier verifier, String token, int letters)
      throws InterruptedException {
    assertEquals(Row.VERIFIED, JwtVerifierTest.said(verifier, token));
    for (int at = 0; at < token.length(); at++) {
      for (String changed : changed(token, at, letters)) {
        assertNotEquals(Row.VERIFIED, JwtVerifierTest.said(verifier, changed), changed);
      }
    }
    // none of them has done harm
    assertEquals(Row.VERIFIED, JwtVerifierTest.said(verifier, token));
  }

  private Set<String> changed(String token, int at, int letters) {
    String before = token.substring(0, at);
    String behind = token.substring(at + 1);
    Set<String> changed = new LinkedHashSet<>();
    for (int i = 0; i < letters; i++) {
      boolean each = letters == ALPHABET.length();
      int letter = each ? i : random.nextInt(ALPHABET.length());
      changed.add(before + ALPHABET.charAt(letter) + behind);
    }
    char own = token.charAt(at);
    // the neighbours in the alphabet differ in the bits that a lenient reader drops
    if (ALPHABET.indexOf(own) >= 0) {
      for (int bit = 1; bit < ALPHABET.length(); bit <<= 1) {
        changed.add(before + ALPHABET.charAt(ALPHABET.indexOf(own) ^ bit) + behind);
      }
    }
    OTHERS.chars().forEach(other -> changed.add(before + (char) other + behind));
    changed.add(before + behind);
    changed.add(before + own + own + behind);
    changed.add(before + ALPHABET.charAt(random.nextInt(ALPHABET.length())) + token.substring(at));
    changed.add(before);
    changed.remove(token);
    return changed;
  }
}
