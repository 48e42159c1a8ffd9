package dev.haystack.outbound.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.ModelMessage;
import dev.haystack.domain.model.ModelReply;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.kit.model.ChatModelContract;
import dev.haystack.port.model.ChatModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoChatModelTest extends ChatModelContract {

  @Override
  protected ChatModel model() {
    return new DemoChatModel(Duration.ZERO, () -> "call-1");
  }

  @Override
  protected ChatModel pausingModel() {
    return new DemoChatModel(Duration.ofHours(1), () -> "call-1");
  }

  @Override
  protected ModelRequest requestForText() {
    return asked("Hello", PersonaType.WEB_ASSISTANT);
  }

  @Override
  protected ModelRequest requestForCalls() {
    return asked("Find all clients named John", PersonaType.WEB_ASSISTANT);
  }

  @Test
  void aGreetingSaysThatItIsADemo() {
    for (PersonaType persona : PersonaType.values()) {
      assertTrue(answer(asked("Hi there", persona)).contains("I am the demo model"));
    }
  }

  @Test
  void whatItCannotFollowItSaysSo() {
    String answer = answer(asked("Compose a sonnet in Latin.", PersonaType.WEB_ASSISTANT));

    assertTrue(answer.contains("cannot follow"));
    assertTrue(answer.contains("no language model is connected"));
  }

  @Test
  void withoutToolsItAnswersInWords() {
    var messages = List.<ModelMessage>of(new ModelMessage.FromUser("Find John"));

    ModelReply reply = model().generate(ModelRequest.prose(messages, List.of()), _ -> {});

    assertEquals(List.of(), reply.calls());
    assertTrue(reply.text().contains("search_clients"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          State the DSM-5 diagnosis with its code.    | true  | high
          Give the ICD-10 code.                       | true  | high
          Diagnose the client.                        | true  | medium
          Summarise; do not give any diagnosis.       | false | medium
          Write a friendly summary of the session.    | false | medium
          """)
  void aTemplateIsJudgedByItsWords(String template, boolean violation, String confidence) {
    var messages =
        List.<ModelMessage>of(
            new ModelMessage.FromSystem("Does the template ask for a diagnosis (DSM, ICD)?"),
            new ModelMessage.FromUser("<template>" + template + "</template>"));

    JsonObject judgement = (JsonObject) Json.parse(answer(ModelRequest.json(messages)));

    assertEquals(violation, judgement.bool("is_violation").orElseThrow());
    assertEquals(confidence, judgement.string("confidence").orElseThrow());
    assertTrue(judgement.text("violation_type").isPresent());
    assertTrue(judgement.text("reason").isPresent());
  }

  @Test
  void itIsADemo() {
    assertTrue(model().isDemo());
    assertEquals("demo", model().name());
  }

  private String answer(ModelRequest request) {
    return model().generate(request, _ -> {}).text();
  }

  private static ModelRequest asked(String question, PersonaType persona) {
    return ModelRequest.prose(
        List.of(new ModelMessage.FromUser(question)), ToolCatalogue.load().offeredTo(persona));
  }
}
