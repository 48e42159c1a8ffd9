package dev.haystack.domain.identity;

/** A user's bearer token, or its absence; never printed. */
public record AccessToken(String value) {

  /** No token. */
  public static final AccessToken NONE = new AccessToken("");

  /** Whether there is a token. */
  public boolean isPresent() {
    return !value.isEmpty();
  }

  @Override
  public String toString() {
    return isPresent() ? "AccessToken[hidden]" : "AccessToken[none]";
  }
}
