package dev.haystack.application.policy;

/** Where a request came from, as far as it is known; empty where it is not. */
public record RequestOrigin(String ipAddress, String userAgent) {

  /** Nothing is known. */
  public static final RequestOrigin UNKNOWN = new RequestOrigin("", "");
}
