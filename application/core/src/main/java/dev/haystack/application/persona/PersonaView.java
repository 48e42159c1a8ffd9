package dev.haystack.application.persona;

import dev.haystack.domain.persona.PersonaType;
import java.util.List;

/** A persona and the names of its tools. */
public record PersonaView(PersonaType type, List<String> tools) {

  public PersonaView {
    tools = List.copyOf(tools);
  }
}
