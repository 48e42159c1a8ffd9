package dev.haystack.domain.session;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import java.time.Instant;

/** A conversation as it stands: whose it is and what is known in it, without its messages. */
public record Session(
    SessionId id,
    Incarnation incarnation,
    UserId owner,
    PersonaType persona,
    Instant createdAt,
    Instant lastActivity,
    int messageCount,
    JsonObject context) {

  /** Whether the user may read it and speak in it. */
  public boolean isOwnedBy(UserId user) {
    return owner.equals(user);
  }
}
