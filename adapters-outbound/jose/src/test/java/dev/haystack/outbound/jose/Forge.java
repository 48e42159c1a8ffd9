package dev.haystack.outbound.jose;

import dev.haystack.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens, good and bad ones, by the JDK alone. */
final class Forge {

  static final long NOW = 1_772_442_000L;
  static final String ISSUER = "https://issuer.example/realms/clinic";
  static final String AUDIENCE = "haystack";

  static final JsonObject HEADER =
      JsonObject.EMPTY.with("alg", "RS256").with("typ", "JWT").with("kid", "rsa");

  /** Of a good token that has an hour left. */
  static final JsonObject CLAIMS =
      JsonObject.builder()
          .put("iss", ISSUER)
          .put("aud", AUDIENCE)
          .put("sub", "ann")
          .put("exp", NOW + 3600)
          .put("nbf", NOW - 60)
          .put("iat", NOW - 60)
          .put("profileId", "p-1")
          .build();

  private Forge() {}

  static String good() {
    return token(HEADER, CLAIMS);
  }

  static String token(JsonObject header, JsonObject claims) {
    return token(header.text(), claims.text());
  }

  static String claiming(JsonObject claims) {
    return token(HEADER, claims);
  }

  static String heading(JsonObject header) {
    return token(header, CLAIMS);
  }

  /** Signed with the set's RSA key, whatever the header says. */
  static String token(String header, String claims) {
    return signed(text(header) + "." + text(claims), TestKeys.RSA.getPrivate(), "SHA256withRSA");
  }

  static String token(byte[] header, byte[] claims) {
    return signed(
        TestKeys.base64(header) + "." + TestKeys.base64(claims),
        TestKeys.RSA.getPrivate(),
        "SHA256withRSA");
  }

  /** Of that algorithm and key name, signed in the JDK's way of that name. */
  static String token(String algorithm, String keyId, PrivateKey key, String way) {
    return token(algorithm, keyId, key, way, CLAIMS.text());
  }

  /** The same with claims that may be none. */
  static String token(String algorithm, String keyId, PrivateKey key, String way, String claims) {
    JsonObject header = HEADER.with("alg", algorithm).with("kid", keyId);
    return signed(text(header.text()) + "." + text(claims), key, way);
  }

  static String signed(String signed, PrivateKey key, String way) {
    try {
      var signature = Signature.getInstance(way);
      if (way.equals("RSASSA-PSS")) {
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
      }
      signature.initSign(key);
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return signed + "." + TestKeys.base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String mac(JsonObject header, JsonObject claims, byte[] secret) {
    try {
      String signed = text(header.text()) + "." + text(claims.text());
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return signed + "." + TestKeys.base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String part) {
    return TestKeys.base64(part.getBytes(StandardCharsets.UTF_8));
  }

  /** That token with another third part. */
  static String resigned(String token, byte[] signature) {
    return token.substring(0, token.lastIndexOf('.') + 1) + TestKeys.base64(signature);
  }
}
