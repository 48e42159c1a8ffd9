package dev.haystack.inbound.problem;

import java.util.Map;

/** The headers of every answer over HTTP, whole or streamed, good or bad. */
public final class CommonHeaders {

  /**
   * Nobody on the way may keep an answer, for it is one user's, nor pack it, which would hold up a
   * stream; and no browser may take it for something else, show it as a page or in one, load it
   * into another's page, or tell others from where it came.
   */
  public static final Map<String, String> ALL =
      Map.of(
          "Cache-Control", "no-store, no-transform",
          "X-Content-Type-Options", "nosniff",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin");

  private CommonHeaders() {}
}
