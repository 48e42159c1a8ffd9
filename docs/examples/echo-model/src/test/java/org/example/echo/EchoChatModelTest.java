package org.example.echo;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import dev.haystack.kit.model.ChatModelContract;
import dev.haystack.port.model.ChatModel;
import java.time.Duration;
import java.util.List;
import java.util.Set;

class EchoChatModelTest extends ChatModelContract {

  private static final ToolSpecification SEARCH =
      new ToolSpecification(
          "search_clients",
          "Search",
          "Finds clients.",
          Set.of(PersonaType.WEB_ASSISTANT),
          ToolSource.BACKEND,
          false,
          false,
          JsonObject.EMPTY);

  @Override
  protected ChatModel model() {
    return new EchoChatModel(Duration.ZERO);
  }

  @Override
  protected ChatModel pausingModel() {
    return new EchoChatModel(Duration.ofHours(1));
  }

  @Override
  protected ModelRequest requestForText() {
    return asked("Good morning 👋 John");
  }

  @Override
  protected ModelRequest requestForCalls() {
    return asked("search_clients");
  }

  private static ModelRequest asked(String words) {
    return ModelRequest.prose(List.of(new ModelMessage.FromUser(words)), List.of(SEARCH));
  }
}
