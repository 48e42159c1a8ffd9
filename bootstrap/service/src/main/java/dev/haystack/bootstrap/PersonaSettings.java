package dev.haystack.bootstrap;

import dev.haystack.application.identity.PersonaGrants;
import dev.haystack.domain.persona.PersonaType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which roles may talk to which assistants. */
final class PersonaSettings {

  static final String NAME = "SESSION_PERSONAS_BY_ROLE";

  private PersonaSettings() {}

  static PersonaGrants read(SettingsReader reader) {
    String text =
        reader.text(
            NAME,
            "",
            "role=persona pairs with commas between, of the personas that there are",
            value ->
                value.isEmpty()
                    || Arrays.stream(value.split(",")).allMatch(PersonaSettings::isPair));
    Map<String, Set<PersonaType>> byRole = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
      int mark = pair.lastIndexOf('=');
      persona(pair)
          .ifPresent(
              persona ->
                  byRole
                      .computeIfAbsent(
                          pair.substring(0, mark).strip(), _ -> EnumSet.noneOf(PersonaType.class))
                      .add(persona));
    }
    return new PersonaGrants(byRole);
  }

  private static boolean isPair(String pair) {
    return pair.lastIndexOf('=') > 0
        && !pair.substring(0, pair.lastIndexOf('=')).isBlank()
        && persona(pair).isPresent();
  }

  private static Optional<PersonaType> persona(String pair) {
    return PersonaType.of(pair.substring(pair.lastIndexOf('=') + 1).strip());
  }
}
