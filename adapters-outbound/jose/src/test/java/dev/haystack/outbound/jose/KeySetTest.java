package dev.haystack.outbound.jose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("SE-14")
class KeySetTest {

  private static final JsonObject RSA = TestKeys.jwk(TestKeys.RSA, "rsa");
  private static final JsonObject EC = TestKeys.jwk(TestKeys.P256, "ec");
  private static final JsonObject ED = TestKeys.jwk(TestKeys.ED25519, "ed");

  private final JwkReader reader =
      new JwkReader(EnumSet.complementOf(EnumSet.of(JwtAlgorithm.HS256)));

  record Jwk(String name, JsonObject jwk) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Jwk> usable() {
    return Stream.of(
        new Jwk("RSA", RSA),
        new Jwk("RSA for another algorithm", RSA.with("alg", "PS256")),
        new Jwk("a curve", EC),
        new Jwk("the larger curve", TestKeys.jwk(TestKeys.P384, "ec").with("alg", "ES384")),
        new Jwk("Edwards", ED.with("alg", "EdDSA")),
        new Jwk("for signatures", RSA.with("use", "sig")),
        new Jwk("to verify", RSA.with("key_ops", texts("sign", "verify"))),
        new Jwk("without a name", RSA.without("kid")),
        new Jwk("with more than is read", RSA.with("x5u", "http://127.0.0.1:1/")));
  }

  static Stream<Jwk> unusable() {
    return Stream.of(
        new Jwk("a secret", JsonObject.EMPTY.with("kty", "oct").with("k", "AAAA")),
        new Jwk(
            "a secret for the known algorithm",
            JsonObject.EMPTY.with("kty", "oct").with("alg", "HS256").with("k", "A".repeat(64))),
        new Jwk("a secret's type with RSA numbers", RSA.with("kty", "oct")),
        new Jwk("RSA for a secret's algorithm", RSA.with("alg", "HS256")),
        new Jwk("a private RSA key", RSA.with("d", "AAAA")),
        new Jwk("an RSA key with a prime", RSA.with("p", "AAAA")),
        new Jwk("a private curve key", EC.with("d", "AAAA")),
        new Jwk("a private Edwards key", ED.with("d", "AAAA")),
        new Jwk("a private part that is null", RSA.with("d", Json.parse("null"))),
        new Jwk("for encryption", RSA.with("use", "enc")),
        new Jwk("for what is no text", RSA.with("use", Json.of(1))),
        new Jwk("to sign only", RSA.with("key_ops", texts("sign"))),
        new Jwk("for no operation", RSA.with("key_ops", texts())),
        new Jwk("for operations that are no list", RSA.with("key_ops", "verify")),
        new Jwk("of no type", RSA.without("kty")),
        new Jwk("of an unknown type", RSA.with("kty", "AKP")),
        new Jwk("of a small RSA", TestKeys.jwk(TestKeys.rsa(1024), "rsa")),
        new Jwk(
            "of almost enough bits",
            RSA.with("n", number(BigInteger.TWO.pow(2047).subtract(BigInteger.ONE)))),
        new Jwk("with the exponent 3", RSA.with("e", number(BigInteger.valueOf(3)))),
        new Jwk("with the exponent 1", RSA.with("e", number(BigInteger.ONE))),
        new Jwk("with an even exponent", RSA.with("e", number(BigInteger.valueOf(65_538)))),
        new Jwk("without an exponent", RSA.without("e")),
        new Jwk("with padding", RSA.with("e", "AQAB=")),
        new Jwk("for another type's algorithm", RSA.with("alg", "ES256")),
        new Jwk("a curve for RSA", EC.with("alg", "RS256")),
        new Jwk("a curve for the larger algorithm", EC.with("alg", "ES384")),
        new Jwk("for an unknown algorithm", RSA.with("alg", "RS1")),
        new Jwk("for an algorithm that is no text", RSA.with("alg", Json.of(256))),
        new Jwk("a curve that is not supported", TestKeys.jwk(TestKeys.elliptic("secp521r1"), "x")),
        new Jwk("a curve under another's name", EC.with("crv", "P-384")),
        new Jwk("a name beside its point", EC.with("alg", "ES256").with("crv", "P-384")),
        new Jwk("a curve without a name", EC.without("crv")),
        new Jwk("a point beside the curve", EC.with("y", EC.string("x").orElseThrow())),
        new Jwk("no point", EC.with("x", number32(0)).with("y", number32(0))),
        new Jwk("a short coordinate", EC.with("x", "AAAA")),
        new Jwk("Edwards for agreement", ED.with("crv", "X25519")),
        new Jwk("a short Edwards point", ED.with("x", "AAAA")),
        new Jwk("with a name that is no text", RSA.with("kid", Json.of(1))),
        new Jwk("with an empty name", RSA.with("kid", "")),
        new Jwk("with a very long name", RSA.with("kid", "k".repeat(257))));
  }

  @ParameterizedTest
  @MethodSource("usable")
  void keysThatAreAsTheyShouldCount(Jwk key) throws KeySourceException {
    assertEquals(1, read(key.jwk()).keys().size());
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void othersAreSkippedAndCountedAndDoNoHarm(Jwk key) throws KeySourceException {
    KeySet set = read(key.jwk(), ED.with("kid", "good"));

    assertEquals(List.of("good"), set.keys().stream().map(VerificationKey::id).toList());
    assertEquals(1, set.skipped());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"keys\":{}}",
        "{\"keys\":[]}",
        "{\"keys\":[1,\"x\",null]}",
        "{\"keys\":[],\"keys\":[]}",
        "<html>",
        "{\"keys\":[{\"kty\":\"RSA\"}]}"
      })
  void whatHoldsNoUsableKeyIsNoSet(String text) {
    assertThrows(
        KeySourceException.class, () -> KeySet.read(text.getBytes(StandardCharsets.UTF_8), reader));
  }

  @Test
  void aSetIsNotTooLarge() throws KeySourceException {
    assertEquals(100, KeySet.read(Verifiers.document(many(100)), reader).keys().size());
    assertThrows(
        KeySourceException.class, () -> KeySet.read(Verifiers.document(many(101)), reader));
    byte[] large = Verifiers.document(RSA.with("x", "x".repeat(1 << 20)));
    assertThrows(KeySourceException.class, () -> KeySet.read(large, reader));
  }

  @Test
  void onlyAlgorithmsOfTheSettingsCount() throws KeySourceException {
    var narrow = new JwkReader(EnumSet.of(JwtAlgorithm.EDDSA));

    assertEquals(1, KeySet.read(Verifiers.document(RSA, EC, ED), narrow).keys().size());
  }

  private KeySet read(JsonObject... keys) throws KeySourceException {
    return KeySet.read(Verifiers.document(keys), reader);
  }

  private static Stream<JsonObject> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> ED.with("kid", "k" + i));
  }

  private static JsonArray texts(String... texts) {
    return Stream.of(texts).map(Json::of).collect(JsonArray.collector());
  }

  private static String number(BigInteger number) {
    return TestKeys.number(number, 0);
  }

  private static String number32(long number) {
    return TestKeys.number(BigInteger.valueOf(number), 32);
  }
}
