package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.tool.ToolFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The headers of a request in somebody's name. */
final class Headers {

  private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]+");

  private Headers() {}

  static Map<String, String> of(
      AccessToken token, ProfileId profile, String traceparent, String idempotencyKey) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (token.isPresent()) {
      require(token.value(), ToolFailure.UNAUTHORIZED, "The user's sign-in is not valid.");
      headers.put("Authorization", "Bearer " + token.value());
    }
    if (profile.isPractitioner()) {
      require(profile.value(), ToolFailure.FORBIDDEN, "The user's profile is not valid.");
      headers.put("profileid", profile.value());
    }
    putIfFit(headers, "traceparent", traceparent);
    putIfFit(headers, "Idempotency-Key", idempotencyKey);
    return headers;
  }

  /** A credential that cannot stand in a header as it is must not be sent in another form. */
  private static void require(String value, ToolFailure otherwise, String words) {
    if (!HEADER_TEXT.matcher(value).matches()) {
      throw new UpstreamException(otherwise, words);
    }
  }

  private static void putIfFit(Map<String, String> headers, String name, String value) {
    if (HEADER_TEXT.matcher(value).matches()) {
      headers.put(name, value);
    }
  }
}
