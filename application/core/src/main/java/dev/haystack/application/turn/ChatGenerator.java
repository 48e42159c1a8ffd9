package dev.haystack.application.turn;

import dev.haystack.application.cost.UserModels;
import dev.haystack.application.prompt.PromptWriter;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.store.UiStateStore;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The pipeline's first part: one model round, its text streamed as it comes. */
final class ChatGenerator {

  private final UserModels models;
  private final PromptWriter prompts;
  private final UiStateStore uiStates;
  private final ToolCatalogue catalogue;

  ChatGenerator(
      UserModels models, PromptWriter prompts, UiStateStore uiStates, ToolCatalogue catalogue) {
    this.models = models;
    this.prompts = prompts;
    this.uiStates = uiStates;
    this.catalogue = catalogue;
  }

  /** A round in which the model may call tools. */
  ModelReply generate(TurnScope scope, TurnProgress progress) {
    return generate(scope, progress, ModelRequest::prose);
  }

  /** The round in which it must answer. */
  ModelReply close(TurnScope scope, TurnProgress progress) {
    return generate(scope, progress, ModelRequest::lastOf);
  }

  private ModelReply generate(
      TurnScope scope,
      TurnProgress progress,
      BiFunction<List<ModelMessage>, List<ToolSpecification>, ModelRequest> round) {
    var prompt =
        prompts.write(
            scope.persona(),
            page(scope, progress).map(UiState::fields).orElse(JsonObject.EMPTY),
            progress.context(),
            scope.history(),
            scope.question(),
            progress.rounds());
    ModelRequest request = round.apply(prompt, catalogue.offeredTo(scope.persona()));
    ModelReply reply =
        scope
            .cancellation()
            .during(
                () ->
                    progress
                        .inferring(() -> models.of(scope.caller(), scope.persona()))
                        .generate(request, progress::text));
    progress.replied(reply);
    return reply;
  }

  /** As the turn has found it; tools and the user may have changed it since the first round. */
  private Optional<UiState> page(TurnScope scope, TurnProgress progress) {
    return progress.rounds().isEmpty()
        ? scope.page().get()
        : uiStates.find(scope.session(), scope.caller().user());
  }
}
