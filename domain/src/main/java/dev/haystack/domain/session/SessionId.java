package dev.haystack.domain.session;

import java.util.regex.Pattern;

/** The name of a session, chosen by the client or the service. */
public record SessionId(String value) {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  public SessionId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a session id");
    }
  }

  /** Whether a text, percent-decoded already, can name a session. */
  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches() && !text.equals(".") && !text.equals("..");
  }
}
