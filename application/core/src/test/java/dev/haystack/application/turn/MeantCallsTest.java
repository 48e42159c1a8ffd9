package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.tool.ToolCall;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("FP-1")
class MeantCallsTest {

  private static final String USE =
      "{\"recipient_name\":\"functions.search_clients\",\"parameters\":{\"query\":\"a\"}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multi_tool_use.parallel",
        "functions.multi_tool_use.parallel",
        "multi_tool_use_parallel<|channel|>commentary",
        "parallel"
      })
  void aWrapperIsTheCallsInIt(String name) {
    String second = "{\"recipient_name\":\"get_templates\"}";
    String text = "{\"recipient_name\":\"x\",\"parameters\":\"{\\\"q\\\":1}\"}";
    var wrapper = new ToolCall("w", name, uses(USE, second, text));
    var other = new ToolCall("w-2", "get_templates", "{}");

    assertEquals(
        List.of(
            new ToolCall("w", "functions.search_clients", "{\"query\":\"a\"}"),
            new ToolCall("w-3", "get_templates", "{}"),
            new ToolCall("w-4", "x", "{\"q\":1}"),
            other),
        MeantCalls.of(List.of(wrapper, other)));
  }

  @Test
  void whatCannotBeUnderstoodStaysAsItIs() {
    var calls =
        List.of(
            new ToolCall("1", "search_clients", uses(USE)),
            new ToolCall("2", "multi_tool_use.parallel", "{\"tool_uses\":"),
            new ToolCall("3", "multi_tool_use.parallel", "{}"),
            new ToolCall("4", "multi_tool_use.parallel", uses(USE, "{}")),
            new ToolCall("5", "multi_tool_use.parallel", uses(USE, "7")),
            new ToolCall(
                "6",
                "multi_tool_use.parallel",
                uses(Collections.nCopies(65, USE).toArray(String[]::new))));

    assertEquals(calls, MeantCalls.of(calls));
  }

  private static String uses(String... uses) {
    return "{\"tool_uses\":[" + String.join(",", uses) + "]}";
  }
}
