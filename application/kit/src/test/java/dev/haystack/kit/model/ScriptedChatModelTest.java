package dev.haystack.kit.model;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.port.model.ChatModel;
import java.util.List;
import java.util.Set;

class ScriptedChatModelTest extends ChatModelContract {

  @Override
  protected ScriptedChatModel model() {
    return new ScriptedChatModel(
        request ->
            request.callable().isEmpty()
                    || request.messages().getLast() instanceof ModelMessage.FromTool
                ? Answer.of("Let me ", "see. ", "👋")
                : Answer.calling(
                    new ToolCall("call-1", "search_clients", "{}"),
                    new ToolCall("call-2", "search_clients", "{}")));
  }

  @Override
  protected ChatModel pausingModel() {
    ScriptedChatModel pausing = model();
    pausing.pause();
    return pausing;
  }

  @Override
  protected ModelRequest requestForText() {
    return ModelRequest.prose(List.of(new ModelMessage.FromUser("hello")), List.of());
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
}
