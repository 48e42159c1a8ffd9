package dev.haystack.application.prompt;

import dev.haystack.domain.model.ModelMessage;
import java.util.ArrayList;
import java.util.List;

/** Cuts what does not fit from a conversation: oldest first, and only whole units. */
final class HistoryWindow {

  private HistoryWindow() {}

  /** The newest units that fit together; a unit is never split, so calls keep their answers. */
  static List<ModelMessage> newest(List<List<ModelMessage>> units, int tokensMax) {
    int left = tokensMax;
    int first = units.size();
    while (first > 0) {
      left -= units.get(first - 1).stream().mapToInt(Tokens::in).sum();
      if (left < 0) {
        break;
      }
      first--;
    }
    List<ModelMessage> kept = new ArrayList<>();
    units.subList(first, units.size()).forEach(kept::addAll);
    return kept;
  }

  static int tokens(List<ModelMessage> messages) {
    return messages.stream().mapToInt(Tokens::in).sum();
  }
}
