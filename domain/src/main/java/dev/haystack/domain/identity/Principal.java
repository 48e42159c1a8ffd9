package dev.haystack.domain.identity;

import dev.haystack.domain.persona.PersonaType;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The caller of one request or message: a person, the profile they work under and their token,
 * which is good until then.
 *
 * @param personas the assistants that they may talk to
 */
public record Principal(
    UserId user,
    ProfileId profile,
    AccessToken token,
    Instant notAfter,
    Set<PersonaType> personas) {

  /** All assistants there are. */
  public static final Set<PersonaType> EVERY_PERSONA = Set.copyOf(EnumSet.allOf(PersonaType.class));

  public Principal {
    personas = Set.copyOf(personas);
  }

  /** Who may talk to every assistant. */
  public Principal(UserId user, ProfileId profile, AccessToken token, Instant notAfter) {
    this(user, profile, token, notAfter, EVERY_PERSONA);
  }

  /** With a token that has no end. */
  public Principal(UserId user, ProfileId profile, AccessToken token) {
    this(user, profile, token, Identity.NO_END);
  }
}
