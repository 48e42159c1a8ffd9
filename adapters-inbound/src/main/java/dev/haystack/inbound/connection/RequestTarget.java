package dev.haystack.inbound.connection;

import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is for. Proxies may write it as a whole URL, whose host then counts in place of
 * the header.
 *
 * @param path not decoded, without the query
 */
public record RequestTarget(String path, Optional<String> host) {

  private static final Pattern ABSOLUTE =
      Pattern.compile("https?://([^/]+)(/.*)?", Pattern.CASE_INSENSITIVE);

  public static RequestTarget of(String rawPath, Headers headers) {
    Matcher absolute = ABSOLUTE.matcher(rawPath);
    if (!absolute.matches()) {
      return new RequestTarget(rawPath, headers.first(HeaderNames.HOST));
    }
    String path = Optional.ofNullable(absolute.group(2)).orElse("/");
    return new RequestTarget(path, Optional.of(absolute.group(1)));
  }
}
