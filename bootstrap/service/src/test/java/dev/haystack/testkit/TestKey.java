package dev.haystack.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haystack.domain.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A key that signs tokens as its owner wants, and as somebody wants who only knows its half. */
public record TestKey(String name, KeyPair pair) {

  private static final String ALGORITHM = "Ed25519";
  private static final int PUBLIC_BYTES = 32;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  public static TestKey named(String name) {
    try {
      return new TestKey(name, KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** What verifiers are told of it. */
  public JsonObject jwk() {
    return JsonObject.builder()
        .put("kty", "OKP")
        .put("crv", ALGORITHM)
        .put("x", BASE64.encodeToString(publicBytes()))
        .put("alg", "EdDSA")
        .put("use", "sig")
        .put("kid", name)
        .build();
  }

  /** A header that names this key. */
  public JsonObject header() {
    return JsonObject.builder().put("alg", "EdDSA").put("typ", "JWT").put("kid", name).build();
  }

  public String sign(JsonObject claims) {
    return sign(header(), claims);
  }

  /** A token under any header. */
  public String sign(JsonObject header, JsonObject claims) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      String signed = part(header) + "." + part(claims);
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A token for which the public half was used as if it were a secret. */
  public String confused(JsonObject claims) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(publicBytes(), "HmacSHA256"));
      var header = JsonObject.builder().put("alg", "HS256").put("typ", "JWT").put("kid", name);
      String signed = part(header.build()) + "." + part(claims);
      return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** A token that nobody has signed. */
  public static String unsigned(JsonObject claims) {
    return part(JsonObject.builder().put("alg", "none").build()) + "." + part(claims) + ".";
  }

  /** The key itself stands at the end of its encoding. */
  private byte[] publicBytes() {
    byte[] encoded = pair.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
  }

  private static String part(JsonObject json) {
    return BASE64.encodeToString(json.text().getBytes(UTF_8));
  }
}
