package dev.haystack.domain.session;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation as it stands: whose it is and what is known in it, without its messages.
 *
 * @param profile what its owner worked under when it was made; unknown if it was made by a release
 *     that did not keep that
 */
public record Session(
    SessionId id,
    Incarnation incarnation,
    UserId owner,
    Optional<ProfileId> profile,
    PersonaType persona,
    Instant createdAt,
    Instant lastActivity,
    int messageCount,
    JsonObject context) {

  /** Whether the user may read it and speak in it. */
  public boolean isOwnedBy(UserId user) {
    return owner.equals(user);
  }

  /** Whether its owner may speak in it under that profile. */
  public boolean isOpenUnder(ProfileId other) {
    return profile.map(other::equals).orElse(true);
  }

  /** Whether the messages of both may stand in one conversation. */
  public boolean mayJoin(Session other) {
    return isOwnedBy(other.owner) && other.profile.map(this::isOpenUnder).orElse(true);
  }

  /** As it is after something has happened in it. */
  public Session changed(Instant usedAt, int messages, JsonObject newContext) {
    return new Session(
        id, incarnation, owner, profile, persona, createdAt, usedAt, messages, newContext);
  }
}
