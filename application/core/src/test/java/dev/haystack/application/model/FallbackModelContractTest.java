package dev.haystack.application.model;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.model.ChatModelContract;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.port.model.ChatModel;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** A chain of a model that never answers and one that does is a model like others. */
@Tag("VE-9")
class FallbackModelContractTest extends ChatModelContract {

  @Override
  protected ChatModel model() {
    return chain(answering());
  }

  @Override
  protected ChatModel pausingModel() {
    ScriptedChatModel pausing = answering();
    pausing.pause();
    return chain(pausing);
  }

  @Override
  protected ModelRequest requestForText() {
    return ChainRig.request();
  }

  @Override
  protected ModelRequest requestForCalls() {
    var tool =
        new ToolSpecification(
            "search_clients",
            "Search",
            "Finds clients.",
            Set.of(),
            ToolSource.BACKEND,
            false,
            false,
            JsonObject.EMPTY);
    return ModelRequest.prose(List.of(new ModelMessage.FromUser("who?")), List.of(tool));
  }

  private static ChatModel chain(ChatModel second) {
    ChatModel down =
        new ScriptedChatModel(
            _ -> {
              throw new ModelException(ModelFailure.UNAVAILABLE, "down");
            });
    return new ChainRig().chain(down, second).begin();
  }

  private static ScriptedChatModel answering() {
    return new ScriptedChatModel(
        request ->
            request.callable().isEmpty()
                    || request.messages().getLast() instanceof ModelMessage.FromTool
                ? Answer.of("Let me ", "see. ", "👋")
                : Answer.calling(
                    new ToolCall("call-1", "search_clients", "{}"),
                    new ToolCall("call-2", "search_clients", "{}")));
  }
}
