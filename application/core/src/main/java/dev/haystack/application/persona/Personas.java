package dev.haystack.application.persona;

import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.Arrays;
import java.util.List;

/** Lists the personas. */
public final class Personas {

  private final List<PersonaView> all;

  public Personas(ToolCatalogue catalogue) {
    all = Arrays.stream(PersonaType.values()).map(type -> view(type, catalogue)).toList();
  }

  /** Every persona with its tools. */
  public List<PersonaView> all() {
    return all;
  }

  private static PersonaView view(PersonaType type, ToolCatalogue catalogue) {
    return new PersonaView(
        type, catalogue.offeredTo(type).stream().map(ToolSpecification::name).toList());
  }
}
