package dev.haystack.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** Unsigned tokens, which name a user to a service that runs in open mode. */
final class OpenToken {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private OpenToken() {}

  static String of(String subject) {
    return part("{\"alg\":\"none\"}")
        + "."
        + part("{\"iss\":\"haystack-load\",\"sub\":\"" + subject + "\"}")
        + ".";
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(UTF_8));
  }
}
