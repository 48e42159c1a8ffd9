package dev.haystack.outbound.nestjs;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

final class UriText {
  private UriText() {}

  static String segment(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
