package dev.haystack.application.consent;

import dev.haystack.application.cache.ContentHash;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Whether a tool may be called with these arguments for that user; its name is a hash of all that,
 * so that an answer to it is one to nothing else.
 *
 * @param nonce what nobody else can know beforehand
 */
public record ConsentQuestion(
    SessionId session,
    UserId user,
    String tool,
    JsonObject arguments,
    String nonce,
    Instant expiresAt) {

  private static final String PREFIX = "consent-";
  private static final int HEX_LENGTH = 40;
  private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9a-f]{" + HEX_LENGTH + "}");

  /** What an answer names it by. */
  public String actionId() {
    return actionId(tool, arguments);
  }

  private String actionId(String called, JsonObject with) {
    String hash =
        ContentHash.of(nonce, session.value(), user.issuer(), user.subject(), called, with.text())
            .hex();
    return PREFIX + hash.substring(0, HEX_LENGTH);
  }

  /** Whether a yes to it is one to that call. */
  public boolean covers(String called, JsonObject with) {
    return actionId(called, with).equals(actionId());
  }

  /** Whether that may be the name of a question, and not that of some action of a page. */
  public static boolean isName(String actionId) {
    return NAME.matcher(actionId).matches();
  }

  boolean isFor(SessionId askedIn, UserId asked) {
    return session.equals(askedIn) && user.equals(asked);
  }
}
