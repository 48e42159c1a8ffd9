package dev.haystack.application.identity;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.persona.PersonaType;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which assistants a caller may talk to.
 *
 * @param byRole the assistants of each role; where there are none, everybody may talk to all
 */
public record PersonaGrants(Map<String, Set<PersonaType>> byRole) {

  /** All for everybody. */
  public static final PersonaGrants ALL = new PersonaGrants(Map.of());

  public PersonaGrants {
    byRole = Map.copyOf(byRole);
  }

  public boolean isForAll() {
    return byRole.isEmpty();
  }

  /** What those roles may talk to together. */
  Set<PersonaType> of(Set<String> roles) {
    return isForAll()
        ? Principal.EVERY_PERSONA
        : roles.stream()
            .flatMap(role -> byRole.getOrDefault(role, Set.of()).stream())
            .collect(Collectors.toUnmodifiableSet());
  }
}
