package dev.haystack.application.prompt;

import dev.haystack.domain.persona.PersonaType;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The personas' standing instructions: a text of their own and one that all share. */
final class Instructions {

  private final Map<PersonaType, String> texts;

  private Instructions(Map<PersonaType, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  static Instructions load() {
    String shared = read("shared");
    return new Instructions(
        Arrays.stream(PersonaType.values())
            .collect(
                Collectors.toMap(
                    Function.identity(), type -> read(type.wireName()) + "\n" + shared)));
  }

  String of(PersonaType persona) {
    return Objects.requireNonNull(texts.get(persona));
  }

  private static String read(String name) {
    return PromptText.read(Instructions.class, name + ".md");
  }
}
