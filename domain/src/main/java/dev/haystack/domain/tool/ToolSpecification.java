package dev.haystack.domain.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import java.util.Set;

/** A tool as it is offered: to whom, with which parameters (a JSON Schema), and what it does. */
public record ToolSpecification(
    String name,
    String displayName,
    String description,
    Set<PersonaType> personas,
    ToolSource source,
    boolean writes,
    boolean pageGated,
    JsonObject parameters) {

  public ToolSpecification {
    personas = Set.copyOf(personas);
  }
}
