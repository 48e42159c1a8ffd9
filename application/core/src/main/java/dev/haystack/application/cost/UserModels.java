package dev.haystack.application.cost;

import dev.haystack.domain.identity.UserId;
import dev.haystack.port.model.ChatModel;

/** The model, for each user as one that counts what it uses for that user. */
public record UserModels(ChatModel model, UserLimits limits) {

  /** For a user; it fails as BUDGET_EXHAUSTED once the user's tokens are used up. */
  public ChatModel of(UserId user) {
    return new CountedModel(model, limits, user);
  }

  /** The model's name. */
  public String name() {
    return model.name();
  }
}
