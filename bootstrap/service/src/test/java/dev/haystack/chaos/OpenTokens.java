package dev.haystack.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Unsigned tokens, which name a user to a service in open mode. */
final class OpenTokens {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private OpenTokens() {}

  static String of(String user) {
    return part("{\"alg\":\"none\"}")
        + "."
        + part("{\"iss\":\"chaos\",\"sub\":\"" + user + "\"}")
        + ".";
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(UTF_8));
  }
}
