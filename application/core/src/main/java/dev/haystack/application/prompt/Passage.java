package dev.haystack.application.prompt;

import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.session.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said from one message of the user's up to the next, which is shown or left out as a
 * whole.
 *
 * @param said the messages themselves
 * @param shown what the model reads of them
 * @param tokens the estimated tokens of that
 */
record Passage(List<Message> said, List<ModelMessage> shown, int tokens) {

  static Passage of(List<Message> said, List<Told> parts) {
    List<ModelMessage> shown = new ArrayList<>();
    parts.forEach(part -> shown.addAll(part.messages()));
    return new Passage(List.copyOf(said), List.copyOf(shown), Told.tokens(parts));
  }

  static int tokens(List<Passage> passages) {
    return passages.stream().mapToInt(Passage::tokens).sum();
  }
}
