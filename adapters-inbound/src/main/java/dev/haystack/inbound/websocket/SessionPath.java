package dev.haystack.inbound.websocket;

import dev.haystack.domain.session.SessionId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the session's id out of a request's path. */
final class SessionPath {

  static final String PREFIX = "/ws/";

  private static final int ENCODED_LENGTH_MAX = 3 * 128;
  private static final Pattern ENCODED = Pattern.compile("(%[0-9A-Fa-f]{2}|[^%])*");
  private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

  private SessionPath() {}

  /** The id, unless there is none or it is not valid. */
  static Optional<SessionId> read(String path) {
    String encoded = path.substring(PREFIX.length());
    if (encoded.length() > ENCODED_LENGTH_MAX || !ENCODED.matcher(encoded).matches()) {
      return Optional.empty();
    }
    // a valid id is ASCII, so each escape that may occur in one is a character
    String decoded =
        ESCAPE
            .matcher(encoded)
            .replaceAll(
                escape ->
                    Matcher.quoteReplacement(
                        Character.toString(Integer.parseInt(escape.group(1), 16))));
    return SessionId.isValid(decoded) ? Optional.of(new SessionId(decoded)) : Optional.empty();
  }
}
