package dev.haystack.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** An Ed25519 key that signs tokens (RFC 8037), named by its thumbprint (RFC 7638). */
record SigningKey(KeyPair pair) {

  static final String ALGORITHM = "Ed25519";

  private static final int PUBLIC_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** A new one. */
  static SigningKey make() throws GeneralSecurityException {
    return new SigningKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
  }

  /** What verifiers need, and nothing else. */
  JsonObject keySet() throws GeneralSecurityException {
    var key =
        JsonObject.builder()
            .put("kty", "OKP")
            .put("crv", ALGORITHM)
            .put("x", point())
            .put("alg", "EdDSA")
            .put("use", "sig")
            .put("kid", id())
            .build();
    return JsonObject.EMPTY.with("keys", JsonArray.of(List.of(key)));
  }

  /** A token with these claims. */
  String sign(JsonObject claims) throws GeneralSecurityException {
    var header =
        JsonObject.builder().put("alg", "EdDSA").put("typ", "JWT").put("kid", id()).build();
    String signed = part(header) + "." + part(claims);
    var signature = Signature.getInstance(ALGORITHM);
    signature.initSign(pair.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + BASE64.encodeToString(signature.sign());
  }

  private String id() throws GeneralSecurityException {
    String members = "{\"crv\":\"%s\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(ALGORITHM, point());
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8));
    return BASE64.encodeToString(digest);
  }

  /** The key itself stands at the end of its encoding (RFC 8410). */
  private String point() {
    byte[] encoded = pair.getPublic().getEncoded();
    return BASE64.encodeToString(
        Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length));
  }

  private static String part(JsonObject json) {
    return BASE64.encodeToString(json.text().getBytes(UTF_8));
  }
}
