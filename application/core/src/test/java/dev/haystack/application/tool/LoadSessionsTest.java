package dev.haystack.application.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.outgoing.OutputRules;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.UiAction;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadSessionsTest {

  private static final String ONE =
      "{\"session_id\":\"s\",\"client_id\":\"c\",\"client_name\":\"n\"}";

  private static ToolResult load(String sessions) {
    return Calls.answering("{}")
        .run("load_multiple_sessions", "{\"sessions\":" + sessions + "}", Pages.EMPTY_TRANSCRIBE);
  }

  private static List<UiAction> actions(JsonObject answer) {
    return new UiActions(() -> "a", OutputRules.STRICT)
        .in(Calls.tool("load_multiple_sessions"), answer);
  }

  @Test
  void eachSessionIsAnActionOfItsOwn() {
    JsonObject answer = Calls.value(load("[" + ONE + "," + ONE + "]"));
    assertEquals(2, answer.integer("sessions_count").orElseThrow());
    assertEquals(2, answer.array("ui_action").orElseThrow().size());
    assertEquals(2, actions(answer).size());
    assertEquals("ui_action_requested", answer.string("status").orElseThrow());
  }

  @Test
  void incompleteEntriesAreLeftOutAndReported() {
    JsonObject answer =
        Calls.value(load("[{\"session_id\":\"s\",\"client_id\":\" \"}," + ONE + "]"));
    assertEquals(1, answer.integer("sessions_count").orElseThrow());
    assertEquals(
        "[{\"index\":0,\"missing\":[\"client_id\",\"client_name\"]}]",
        answer.array("dropped_sessions").orElseThrow().text());
  }

  @Test
  void noCompleteEntryIsAFailure() {
    for (String none : new String[] {"[]", "[{}]"}) {
      assertTrue(
          load(none) instanceof ToolResult.Failure(var reason, _)
              && reason == ToolFailure.INVALID_ARGUMENTS);
    }
  }

  @Test
  void moreSessionsThanThePageIsToldAtOnceAreAFailure() {
    String many = "[" + (ONE + ",").repeat(UiActions.ACTIONS_MAX) + ONE + "]";
    assertTrue(load(many) instanceof ToolResult.Failure);
  }
}
