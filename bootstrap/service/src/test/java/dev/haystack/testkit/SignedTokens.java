package dev.haystack.testkit;

import dev.haystack.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens that a service takes whose settings name this secret. */
public final class SignedTokens {

  private static final String SECRET = "a secret of more than thirty-two bytes";

  /** What a service needs to verify them, to the second. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "AUTH_MODE", "jwt",
          "JWT_SECRET", SECRET,
          "JWT_ISSUER", "https://issuer.example",
          "JWT_AUDIENCE", "haystack",
          "JWT_LEEWAY_SECONDS", "0",
          "VIOLATION_SINK", "off");

  private SignedTokens() {}

  /** One of that user until then. */
  public static String of(String subject, Instant end) {
    String claims =
        JsonObject.builder()
            .put("iss", "https://issuer.example")
            .put("aud", "haystack")
            .put("sub", subject)
            .put("profileId", "p-" + subject)
            .put("exp", end.getEpochSecond())
            .build()
            .text();
    String signed = encoded("{\"alg\":\"HS256\"}") + "." + encoded(claims);
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(signed));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
