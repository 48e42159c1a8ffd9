package dev.haystack.inbound.problem;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers of every answer over HTTP, whole or streamed, good or bad. */
public final class CommonHeaders {

  /**
   * Nobody on the way may keep an answer, for it is one user's, nor pack it, which would hold up a
   * stream; and no browser may take it for something else, show it as a page or in one, load it
   * into another's page, or tell others from where it came.
   */
  private static final Map<String, String> PLAIN =
      Map.of(
          "Cache-Control", "no-store, no-transform",
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin");

  private static final Map<String, String> ENCRYPTED =
      Stream.concat(
              PLAIN.entrySet().stream(),
              Stream.of(Map.entry("Strict-Transport-Security", "max-age=31536000")))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private CommonHeaders() {}

  /** With TLS a browser is also told to use nothing else for a year. */
  public static Map<String, String> of(boolean isEncrypted) {
    return isEncrypted ? ENCRYPTED : PLAIN;
  }
}
