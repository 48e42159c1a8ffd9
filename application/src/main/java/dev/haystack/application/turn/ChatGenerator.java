package dev.haystack.application.turn;

import dev.haystack.application.port.ChatModel;
import dev.haystack.application.prompt.PromptWriter;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;

/** The pipeline's first part: one model round, its text streamed as it comes. */
final class ChatGenerator {

  private final ChatModel model;
  private final PromptWriter prompts;
  private final ToolCatalogue catalogue;

  ChatGenerator(ChatModel model, PromptWriter prompts, ToolCatalogue catalogue) {
    this.model = model;
    this.prompts = prompts;
    this.catalogue = catalogue;
  }

  /** A round in which the model may call tools. */
  ModelReply generate(TurnScope scope, TurnProgress progress) {
    return generate(scope, progress, catalogue.offeredTo(scope.persona()));
  }

  /** The round in which it must answer. */
  ModelReply close(TurnScope scope, TurnProgress progress) {
    return generate(scope, progress, List.of());
  }

  private ModelReply generate(
      TurnScope scope, TurnProgress progress, List<ToolSpecification> tools) {
    var prompt =
        prompts.write(
            scope.session(),
            scope.persona(),
            progress.context(),
            scope.history(),
            scope.question(),
            progress.rounds(),
            !tools.isEmpty());
    ModelRequest request = ModelRequest.prose(prompt, tools);
    ModelReply reply = scope.cancellation().during(() -> model.generate(request, progress::text));
    progress.replied(reply);
    return reply;
  }
}
