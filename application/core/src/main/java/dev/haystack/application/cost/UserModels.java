package dev.haystack.application.cost;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.model.ChatModel;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The models of a task, for each caller as one that counts what it uses for that user and asks for
 * the caller before each inference: it throws {@link CredentialEnded} once they have no good token,
 * and fails as BUDGET_EXHAUSTED once their tokens of the day are used up.
 *
 * @param task gives the model for one turn or work
 * @param personas the same for turns of personas that have a model of their own
 * @param output what of a model's words leaves, whoever is told them
 */
public record UserModels(
    Supplier<ChatModel> task,
    Map<PersonaType, Supplier<ChatModel>> personas,
    UserLimits limits,
    OutputRules output) {

  public UserModels {
    personas = Map.copyOf(personas);
  }

  /** One model for everything. */
  public UserModels(ChatModel model, UserLimits limits) {
    this(() -> model, Map.of(), limits, OutputRules.STRICT);
  }

  /** For one work of a caller. */
  public ChatModel of(CallerLease caller) {
    return output.of(new CountedModel(task.get(), limits, caller));
  }

  /** For one turn of a caller with a persona. */
  public ChatModel of(CallerLease caller, PersonaType persona) {
    return output.of(new CountedModel(personas.getOrDefault(persona, task).get(), limits, caller));
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
