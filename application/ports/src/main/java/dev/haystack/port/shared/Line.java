package dev.haystack.port.shared;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A line in which turns of all nodes wait for their places.
 *
 * @param exclusive whether a place that was lost and given to another stays lost
 */
public record Line(String name, boolean exclusive) {

  private static final String SESSION = "session:";
  private static final int HASH_BYTES = 16;

  /** The line of a session, in which one turn at a time has its place. */
  public static Line of(SessionId session) {
    return new Line(SESSION + session.value(), true);
  }

  /** The line of a user, whose name it does not tell. */
  public static Line of(UserId user) {
    String name = user.issuer() + "\n" + user.subject();
    byte[] hash = sha256().digest(name.getBytes(StandardCharsets.UTF_8));
    return new Line("user:" + HexFormat.of().formatHex(hash, 0, HASH_BYTES), false);
  }

  /** The session whose line it is, and where the line is to be kept; nothing if it is a user's. */
  public Optional<SessionId> session() {
    return exclusive
        ? Optional.of(new SessionId(name.substring(SESSION.length())))
        : Optional.empty();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
