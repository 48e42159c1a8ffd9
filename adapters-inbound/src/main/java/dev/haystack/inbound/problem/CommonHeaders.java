package dev.haystack.inbound.problem;

import java.util.Map;

/** The headers of every answer over HTTP, whole or streamed, good or bad. */
public final class CommonHeaders {

  /**
   * Nobody on the way may keep an answer, for it is one user's, nor pack it, which would hold up a
   * stream; and no browser may take it for something else.
   */
  public static final Map<String, String> ALL =
      Map.of(
          "Cache-Control", "no-store, no-transform",
          "X-Content-Type-Options", "nosniff");

  private CommonHeaders() {}
}
