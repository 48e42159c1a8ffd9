package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the catalogue says of one tool.
 *
 * @param needs arguments that must hold something
 * @param limit the least time the tool is given, zero for no wish
 * @param list the member of the answer that is the result, empty for the whole answer
 * @param result members that are set in the result
 * @param shape who makes the result, empty for the answer as it is
 * @param calls the routes by name; a tool with one call has it under {@link #MAIN}
 */
record ToolEntry(
    String tool,
    boolean writes,
    List<String> needs,
    Duration limit,
    String list,
    JsonObject result,
    String shape,
    Map<String, Route> calls) {

  static final String MAIN = "main";

  ToolEntry {
    needs = List.copyOf(needs);
    calls = Map.copyOf(calls);
    if (calls.isEmpty()) {
      throw new IllegalArgumentException("there is no route");
    }
    if (shape.isEmpty() && !calls.containsKey(MAIN)) {
      throw new IllegalArgumentException("several calls need a shape");
    }
  }

  Route call(String name) {
    return Optional.ofNullable(calls.get(name))
        .orElseThrow(() -> new IllegalStateException(tool + " has no call " + name));
  }
}
