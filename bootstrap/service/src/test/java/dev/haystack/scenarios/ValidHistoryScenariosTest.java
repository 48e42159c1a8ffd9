package dev.haystack.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.testkit.ChatClient;
import dev.haystack.testkit.ModelScript;
import dev.haystack.testkit.ModelStep;
import dev.haystack.testkit.PracticeRequest;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a model's server that takes no history that is not valid. */
class ValidHistoryScenariosTest extends Scenario {

  private static final String QUERY = "{\"query\":\"John\"}";
  private static final String STATE =
      """
      {"model":"scripted-1","choices":[{"index":0,"delta":{"reasoning_content":"secret thoughts",
       "tool_calls":[{"index":0,"id":"c1","type":"function",
        "extra_content":{"google":{"thought_signature":"secret+signature"}},
        "function":{"name":"search_clients","arguments":"{\\"query\\":\\"John\\"}"}}]}}]}
      """;

  /** Answers in order, but refuses a request whose calls are not such as servers take. */
  private void strictly(ModelScript... answers) {
    Queue<ModelScript> left = new ConcurrentLinkedQueue<>(List.of(answers));
    model.always(
        request ->
            calls(request).allMatch(ValidHistoryScenariosTest::isValid)
                ? left.remove()
                : ModelScript.fails(
                    400,
                    "{\"error\":{\"type\":\"invalid_request_error\",\"param\":\"messages\"}}",
                    Map.of()));
  }

  private static Stream<JsonObject> calls(JsonObject request) {
    return request
        .array("messages")
        .orElseThrow()
        .objects()
        .flatMap(message -> message.array("tool_calls").stream())
        .flatMap(calls -> calls.objects());
  }

  private static boolean isValid(JsonObject call) {
    JsonObject function = call.object("function").orElseThrow();
    try {
      return function.string("name").orElseThrow().matches("[A-Za-z0-9_-]{1,64}")
          && Json.parse(function.string("arguments").orElseThrow()) instanceof JsonObject;
    } catch (JsonSyntaxException _) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "functions.search_clients; '{\"query\":\"John\"}'; 1",
        "search_clients<|channel|>commentary; '{\"query\":\"John\"}'; 1",
        "search_clients; '\"{\\\"query\\\":\\\"John\\\"}\"'; 1",
        "multi_tool_use.parallel;"
            + " '{\"tool_uses\":[{\"recipient_name\":\"functions.search_clients\","
            + "\"parameters\":{\"query\":\"John\"}},{\"recipient_name\":\"functions.search_clients\",\"parameters\":{\"query\":\"Mary\"}}]}';"
            + " 2",
        "multi_tool_use.parallel; '{\"tool_uses\":'; 0",
        "search_clients; '{\"query\":\"Jo'; 0",
        "search_clients; '[\"John\"]'; 0",
        "make coffee, please!; strong; 0"
      })
  @Tag("FP-1")
  void whateverAModelWroteOnceTheConversationGoesOn(String name, String arguments, int found) {
    strictly(
        ModelScript.calls(name, arguments),
        ModelScript.says("First."),
        ModelScript.calls("search_clients", QUERY),
        ModelScript.says("Second."),
        ModelScript.says("Third."));
    var chat = connect("s");

    assertEquals("First.", ChatClient.text(chat.ask("Find John")));
    assertEquals(
        found, practice.requests().stream().map(PracticeRequest::query).distinct().count());
    assertEquals("Second.", ChatClient.text(chat.ask("Again")));
    assertEquals("Third.", ChatClient.text(chat.ask("And?")));
    assertEquals(5, model.requests().size());
    assertEquals(Math.max(1, found), toolTexts(1).size());
  }

  @Test
  @Tag("FP-1")
  void whatCouldNotBeReadIsToldToTheModelAsData() {
    strictly(ModelScript.calls("search_clients", "{\"query\":\"Jo"), ModelScript.says("Sorry."));
    List<JsonObject> turn = connect("s").ask("Find John");

    assertEquals("Sorry.", ChatClient.text(turn));
    JsonObject told = json(toolTexts(1).getFirst());
    assertEquals("invalid_arguments", told.string("error").orElseThrow());
    assertTrue(told.string("message").orElseThrow().endsWith("They were: \"{\"query\":\"Jo\""));
  }

  @Test
  @Tag("FP-4")
  void whatAServerPutBesideItsCallsComesBackWithinTheTurnAndIsNowhereElse() {
    var thinks =
        ModelScript.stream(new ModelStep.Event(json(STATE)), ModelStep.finish("tool_calls"));
    model.then(thinks, thinks, ModelScript.says("Found."), ModelScript.says("Bye."));
    var chat = connect("s");
    List<JsonObject> turn = chat.ask("Find John");

    assertEquals("Found.", ChatClient.text(turn));
    for (int request = 1; request <= 2; request++) {
      List<JsonObject> rounds = rounds(model.requests().get(request));
      assertEquals(request, rounds.size());
      for (JsonObject round : rounds) {
        assertEquals("secret thoughts", round.string("reasoning_content").orElseThrow());
        assertTrue(round.text().contains("{\"thought_signature\":\"secret+signature\"}"));
      }
    }
    assertEquals("Bye.", ChatClient.text(chat.ask("Thanks")));
    assertEquals(2, rounds(model.requests().get(3)).size());
    assertFalse(model.requests().get(3).text().contains("secret"));
    assertFalse(turn.toString().contains("secret"));
    assertFalse(service().getOk("/sessions/s/messages").text().contains("secret"));
  }

  private static List<JsonObject> rounds(JsonObject request) {
    return request
        .array("messages")
        .orElseThrow()
        .objects()
        .filter(message -> message.has("tool_calls"))
        .toList();
  }
}
