package dev.haystack.application.cost;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.port.model.ChatModel;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The models of a task, for each user as one that counts what it uses for that user.
 *
 * @param task gives the model for one turn or work
 * @param personas the same for turns of personas that have a model of their own
 */
public record UserModels(
    Supplier<ChatModel> task, Map<PersonaType, Supplier<ChatModel>> personas, UserLimits limits) {

  public UserModels {
    personas = Map.copyOf(personas);
  }

  /** One model for everything. */
  public UserModels(ChatModel model, UserLimits limits) {
    this(() -> model, Map.of(), limits);
  }

  /** For one work of a user; it fails as BUDGET_EXHAUSTED once the user's tokens are used up. */
  public ChatModel of(UserId user) {
    return new CountedModel(task.get(), limits, user);
  }

  /** For one turn of a user with a persona; the same holds. */
  public ChatModel of(UserId user, PersonaType persona) {
    return new CountedModel(personas.getOrDefault(persona, task).get(), limits, user);
  }

  /** The name of the model that is asked first. */
  public String name() {
    return task.get().name();
  }

  /** The name of the one that is asked first in turns with a persona. */
  public String name(PersonaType persona) {
    return personas.getOrDefault(persona, task).get().name();
  }
}
