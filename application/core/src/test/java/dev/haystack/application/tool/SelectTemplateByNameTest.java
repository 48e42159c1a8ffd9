package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectTemplateByNameTest {

  private static final String TEMPLATES =
      """
      [{"id":"1","name":"Note"},{"id":2,"name":"Note for Schools","content":"c"},
       {"id":"3","name":"Progress Note"},{"id":"4","name":"Session Report"},
       {"id":"5","name":"Session Summary"},{"id":"6","name":"A Summary"}]
      """;

  private static JsonObject select(String name, String templates) {
    return Calls.value(
        Calls.answering(templates)
            .run(
                "select_template_by_name",
                "{\"template_name\":\"" + name + "\"}",
                Pages.EMPTY_TRANSCRIBE));
  }

  @ParameterizedTest
  @CsvSource({"note,1", "' NOTE ',1", "note f,2", "gress,3", "session s,5", "A summ,6"})
  void exactBeatsPrefixBeatsSubstring(String name, String id) {
    JsonObject answer = select(name, TEMPLATES);
    assertEquals(id, answer.string("template_id").orElseThrow());
    assertEquals(
        List.of("template_id", "template_name", "ui_action", "status", "user_message"),
        List.copyOf(answer.members().keySet()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"templates\":%s}", "{\"data\":%s}", "%s"})
  void theListMayStandInAnyOfTheKnownPlaces(String shape) {
    assertEquals(
        "1", select("note", shape.formatted(TEMPLATES)).string("template_id").orElseThrow());
  }

  @Test
  void ofSeveralThatFitEquallyWellNoneIsSelected() {
    JsonObject answer = select("session", TEMPLATES);
    assertEquals("error", answer.string("status").orElseThrow());
    assertEquals(false, answer.has("ui_action"));
    assertEquals(
        List.of("4", "5"),
        answer.array("templates").stream()
            .flatMap(JsonArray::objects)
            .map(template -> template.string("template_id").orElseThrow())
            .toList());
  }

  @Test
  void noFitIsAnErrorThatListsWhatThereIs() {
    JsonObject answer = select("invoice", TEMPLATES);
    assertEquals("error", answer.string("status").orElseThrow());
    assertEquals(6, answer.array("templates").orElseThrow().size());
    assertEquals("There are no templates.", select("note", "{}").string("error").orElseThrow());
  }

  @Test
  void aFailureOfTheBackendStaysOne() {
    var failure = new ToolResult.Failure(ToolFailure.TIMEOUT, "late");
    assertEquals(
        failure,
        new Calls(failure)
            .run("select_template_by_name", "{\"template_name\":\"x\"}", Pages.TRANSCRIBE));
  }
}
