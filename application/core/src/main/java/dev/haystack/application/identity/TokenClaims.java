package dev.haystack.application.identity;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Reads what a token says, without asking whether it is true. */
final class TokenClaims {

  private static final int CHARACTERS_MAX = 16 * 1024;

  private TokenClaims() {}

  /** The claims of a JSON Web Token; none if the token is of another kind. */
  static JsonObject of(AccessToken token) {
    String[] parts = token.value().split("\\.", -1);
    if (parts.length != 3 || token.value().length() > CHARACTERS_MAX) {
      return JsonObject.EMPTY;
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(parts[1]);
      return Json.parse(new String(payload, StandardCharsets.UTF_8)) instanceof JsonObject claims
          ? claims
          : JsonObject.EMPTY;
    } catch (IllegalArgumentException | JsonSyntaxException e) {
      return JsonObject.EMPTY;
    }
  }

  /** A name for the bearer of a token that names nobody. */
  static String fingerprint(AccessToken token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(token.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
