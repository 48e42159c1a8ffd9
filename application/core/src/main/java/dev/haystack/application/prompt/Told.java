package dev.haystack.application.prompt;

import dev.haystack.domain.model.ModelMessage;
import java.util.List;

/**
 * What the model reads of a part of a conversation, as a unit.
 *
 * @param tokens the estimated tokens of it
 */
record Told(List<ModelMessage> messages, int tokens) {

  static Told of(List<ModelMessage> messages) {
    return new Told(List.copyOf(messages), messages.stream().mapToInt(Tokens::in).sum());
  }

  static int tokens(List<Told> parts) {
    return parts.stream().mapToInt(Told::tokens).sum();
  }
}
