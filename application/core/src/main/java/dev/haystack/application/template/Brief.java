package dev.haystack.application.template;

import dev.haystack.application.outgoing.HiddenCharacters;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document is to be written from: checked and used as the same texts.
 *
 * @param isRevision whether the body is a document that is to be changed
 * @param body the template, or that document, without the rules that stand before it
 * @param instructions of the user, empty if there are none
 */
public record Brief(boolean isRevision, String body, String instructions) {

  public Brief {
    // what nobody sees must not be read by a model either
    body = HiddenCharacters.without(body);
    instructions = HiddenCharacters.without(instructions);
  }

  /** From a template as the web app sends it and the instructions beside it. */
  public static Brief of(String templateContent, String generationInstructions) {
    Brief read = DocumentPrompt.read(templateContent);
    return new Brief(
        read.isRevision(),
        read.body(),
        Stream.of(read.instructions(), SafetyHeader.strip(generationInstructions).strip())
            .filter(text -> !text.isEmpty())
            .distinct()
            .collect(Collectors.joining("\n")));
  }
}
