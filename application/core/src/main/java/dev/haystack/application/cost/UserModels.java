package dev.haystack.application.cost;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.tracing.Span;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The models of a task, for each caller as one that counts what it uses for that user and asks for
 * the caller before each inference: it throws {@link CredentialEnded} once they have no good token,
 * and fails as BUDGET_EXHAUSTED once their tokens of the day are used up.
 *
 * @param task gives what gives the model for each piece of one turn or work
 * @param personas the same for turns of personas that have a model of their own
 * @param output what of a model's words leaves, whoever is told them
 */
public record UserModels(
    Supplier<Function<Span, ChatModel>> task,
    Map<PersonaType, Supplier<Function<Span, ChatModel>>> personas,
    UserLimits limits,
    OutputRules output) {

  public UserModels {
    personas = Map.copyOf(personas);
  }

  /** One model for everything. */
  public UserModels(ChatModel model, UserLimits limits) {
    this(() -> _ -> model, Map.of(), limits, OutputRules.STRICT);
  }

  /** For one work of a caller, as a whole. */
  public ChatModel of(CallerLease caller, Span work) {
    return work(caller).apply(work);
  }

  /** For one work of a caller, for each of its pieces. */
  public Function<Span, ChatModel> work(CallerLease caller) {
    return counted(task.get(), caller);
  }

  /** For one turn of a caller with a persona. */
  public ChatModel of(CallerLease caller, PersonaType persona, Span turn) {
    return counted(personas.getOrDefault(persona, task).get(), caller).apply(turn);
  }

  private Function<Span, ChatModel> counted(Function<Span, ChatModel> models, CallerLease caller) {
    return span -> output.of(new CountedModel(models.apply(span), limits, caller));
  }

  /** The name of the model that is asked first. */
  public String name() {
    return task.get().apply(Span.OFF).name();
  }

  /** The name of the one that is asked first in turns with a persona. */
  public String name(PersonaType persona) {
    return personas.getOrDefault(persona, task).get().apply(Span.OFF).name();
  }
}
