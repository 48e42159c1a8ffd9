package dev.haystack.outbound.jose;

import dev.haystack.domain.json.JsonObject;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** Keys that are made anew for each run, and what a key set says of them. */
final class TestKeys {

  static final KeyPair RSA = rsa(2048);
  static final KeyPair RSA_FOREIGN = rsa(2048);
  static final KeyPair P256 = elliptic("secp256r1");
  static final KeyPair P384 = elliptic("secp384r1");
  static final KeyPair ED25519 = edwards();
  static final KeyPair ED25519_FOREIGN = edwards();
  static final String SECRET = "a secret of more than thirty-two bytes, made up";

  private TestKeys() {}

  static KeyPair rsa(int bits) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair elliptic(String curve) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair edwards() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key as a set has it, under that name. */
  static JsonObject jwk(KeyPair pair, String id) {
    var jwk = JsonObject.builder().put("kid", id);
    switch (pair.getPublic()) {
      case RSAPublicKey key ->
          jwk.put("kty", "RSA")
              .put("n", number(key.getModulus(), 0))
              .put("e", number(key.getPublicExponent(), 0));
      case ECPublicKey key -> {
        int bytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
        jwk.put("kty", "EC")
            .put("crv", bytes == 32 ? "P-256" : bytes == 48 ? "P-384" : "P-521")
            .put("x", number(key.getW().getAffineX(), bytes))
            .put("y", number(key.getW().getAffineY(), bytes));
      }
      default -> {
        byte[] encoded = pair.getPublic().getEncoded();
        jwk.put("kty", "OKP")
            .put("crv", "Ed25519")
            .put("x", base64(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)));
      }
    }
    return jwk.build();
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A number's bytes, without a sign, of at least that length. */
  static String number(BigInteger number, int bytesMin) {
    byte[] bytes = number.toByteArray();
    int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    byte[] plain = Arrays.copyOfRange(bytes, from, bytes.length);
    int length = Math.max(plain.length, bytesMin);
    byte[] padded = new byte[length];
    System.arraycopy(plain, 0, padded, length - plain.length, plain.length);
    return base64(padded);
  }
}
