package dev.haystack.application.turn;

import dev.haystack.application.cost.UserModels;
import dev.haystack.application.prompt.PromptWriter;
import dev.haystack.application.prompt.RunningRound;
import dev.haystack.application.prompt.TurnPrompt;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.model.ChatModel;
import java.util.List;
import java.util.function.BiFunction;

/** The pipeline's first part: one model round, its text streamed as it comes. */
final class ChatGenerator {

  private final UserModels models;
  private final PromptWriter prompts;
  private final ToolCatalogue catalogue;

  ChatGenerator(UserModels models, PromptWriter prompts, ToolCatalogue catalogue) {
    this.models = models;
    this.prompts = prompts;
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
    TurnPrompt prompt = progress.prompt(() -> begin(scope, progress));
    List<RunningRound> rounds = progress.rounds();
    ModelRequest request = round.apply(prompt.after(rounds), tools(scope, prompt.hasCuts(rounds)));
    ModelReply reply = scope.cancellation().during(() -> ask(request, scope, progress));
    progress.replied(reply);
    return reply;
  }

  private ModelReply ask(ModelRequest request, TurnScope scope, TurnProgress progress) {
    ChatModel model =
        progress.inferring(() -> models.of(scope.caller(), scope.persona(), scope.span()));
    var watch = RoundWatch.begin(progress, model.name(), request);
    ModelReply reply = model.generate(request, watch::text);
    watch.over(reply);
    return reply;
  }

  private TurnPrompt begin(TurnScope scope, TurnProgress progress) {
    return prompts.begin(
        scope.persona(),
        scope.page().get().map(UiState::fields).orElse(JsonObject.EMPTY),
        progress.context(),
        scope.terms().pageData(),
        scope.history(),
        scope.question());
  }

  private List<ToolSpecification> tools(TurnScope scope, boolean hasCuts) {
    if (!scope.terms().offersTools()) {
      return List.of();
    }
    PersonaType persona = scope.persona();
    return hasCuts ? catalogue.offeredAfterCutsTo(persona) : catalogue.offeredTo(persona);
  }
}
