package dev.haystack.outbound.jose;

import com.nimbusds.jose.crypto.utils.ECChecks;
import com.nimbusds.jose.jwk.Curve;
import dev.haystack.domain.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Makes keys from their numbers, if these are such as a good key has. */
final class PublicKeys {

  private static final int RSA_BITS_MIN = 2048;
  private static final BigInteger EXPONENT_MIN = BigInteger.valueOf(65_537);
  private static final int EDWARDS_BYTES = 32;

  /** What stands before the point in the usual encoding of such a key (RFC 8410). */
  private static final byte[] EDWARDS_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private PublicKeys() {}

  static Optional<PublicKey> rsa(JsonObject jwk) {
    var modulus = number(jwk, "n").filter(n -> n.bitLength() >= RSA_BITS_MIN);
    var exponent =
        number(jwk, "e").filter(e -> e.testBit(0)).filter(e -> e.compareTo(EXPONENT_MIN) >= 0);
    if (!isOfType(jwk, "RSA") || modulus.isEmpty() || exponent.isEmpty()) {
      return Optional.empty();
    }
    return key("RSA", new RSAPublicKeySpec(modulus.get(), exponent.get()));
  }

  static Optional<PublicKey> elliptic(JsonObject jwk, String curve) {
    ECParameterSpec parameters = Curve.parse(curve).toECParameterSpec();
    int bytes = (parameters.getCurve().getField().getFieldSize() + 7) / 8;
    var x = bytes(jwk, "x").filter(all -> all.length == bytes).map(all -> new BigInteger(1, all));
    var y = bytes(jwk, "y").filter(all -> all.length == bytes).map(all -> new BigInteger(1, all));
    if (!isOfType(jwk, "EC")
        || !jwk.string("crv").equals(Optional.of(curve))
        || x.isEmpty()
        || y.isEmpty()
        || !ECChecks.isPointOnCurve(x.get(), y.get(), parameters)) {
      return Optional.empty();
    }
    return key("EC", new ECPublicKeySpec(new ECPoint(x.get(), y.get()), parameters));
  }

  static Optional<PublicKey> edwards(JsonObject jwk) {
    if (!isOfType(jwk, "OKP") || !jwk.string("crv").equals(Optional.of("Ed25519"))) {
      return Optional.empty();
    }
    return bytes(jwk, "x")
        .filter(point -> point.length == EDWARDS_BYTES)
        .flatMap(point -> key("Ed25519", new X509EncodedKeySpec(joined(EDWARDS_PREFIX, point))));
  }

  private static boolean isOfType(JsonObject jwk, String type) {
    return jwk.string("kty").equals(Optional.of(type));
  }

  private static Optional<BigInteger> number(JsonObject jwk, String name) {
    return bytes(jwk, name).map(bytes -> new BigInteger(1, bytes));
  }

  private static Optional<byte[]> bytes(JsonObject jwk, String name) {
    return jwk.string(name).flatMap(Base64Text::decoded);
  }

  private static Optional<PublicKey> key(String type, KeySpec numbers) {
    try {
      return Optional.of(KeyFactory.getInstance(type).generatePublic(numbers));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] whole = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, whole, first.length, second.length);
    return whole;
  }
}
