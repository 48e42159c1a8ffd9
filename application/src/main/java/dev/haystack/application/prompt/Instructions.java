package dev.haystack.application.prompt;

import dev.haystack.domain.persona.PersonaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    String resource = name + ".md";
    try (InputStream in = Instructions.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the instructions " + resource + " are missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
