package dev.haystack.outbound.nestjs;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the practice's API is: scheme, host and any path before {@code /api}. */
record BaseAddress(String text) {

  private static final Pattern BEFORE_API = Pattern.compile("^(?<before>.*)/api(?:/.*)?$");
  private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");

  static BaseAddress of(URI uri) {
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || uri.getHost() == null) {
      throw new IllegalArgumentException("the address of the API is no http or https URL");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("the address of the API has more than host and path");
    }
    String path = Optional.ofNullable(uri.getRawPath()).orElse("");
    String before = BEFORE_API.matcher(path).replaceFirst("${before}");
    return new BaseAddress(
        scheme + "://" + uri.getRawAuthority() + SLASHES_AT_END.matcher(before).replaceFirst(""));
  }
}
