package dev.haystack.port.identity;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import java.util.Set;

/** By one token, for good. */
record FixedLease(Principal current) implements CallerLease {

  @Override
  public UserId user() {
    return current.user();
  }

  @Override
  public ProfileId profile() {
    return current.profile();
  }

  @Override
  public Set<PersonaType> personas() {
    return current.personas();
  }

  @Override
  public void refused(Principal by) {}
}
