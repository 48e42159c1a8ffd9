package dev.haystack.outbound.model;

import dev.haystack.domain.model.ModelMessage;
import java.util.List;

/** The turn that a conversation is in: what stands behind the user's last words. */
public final class RunningTurn {

  private RunningTurn() {}

  /** Where it begins, 0 if the user said nothing. */
  public static int start(List<ModelMessage> conversation) {
    int at = conversation.size();
    while (at > 0 && !(conversation.get(at - 1) instanceof ModelMessage.FromUser)) {
      at--;
    }
    return at;
  }
}
