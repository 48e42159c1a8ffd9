package dev.haystack.application.cost;

import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.model.ChatModel;

/** The model, for each user as one that counts what it uses for that user. */
public record UserModels(ChatModel model, UserLimits limits) {

  /**
   * For a caller, who is asked for before each inference: it throws {@link CredentialEnded} once
   * they have no good token, and fails as BUDGET_EXHAUSTED once their tokens of the day are used
   * up.
   */
  public ChatModel of(CallerLease caller) {
    return new CountedModel(model, limits, caller);
  }

  /** The model's name. */
  public String name() {
    return model.name();
  }
}
