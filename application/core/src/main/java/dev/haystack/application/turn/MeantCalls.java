package dev.haystack.application.turn;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.tool.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Understands a call that wraps several: models write one that nobody offers them. */
final class MeantCalls {

  private static final Set<String> WRAPPERS =
      Set.of("multi_tool_use_parallel", "multi_tool_use", "parallel");
  private static final int USES_MAX = 64;

  private MeantCalls() {}

  /** The calls that were meant; the first one out of a wrapper has its id. */
  static List<ToolCall> of(List<ToolCall> written) {
    Set<String> ids =
        written.stream().map(ToolCall::id).collect(Collectors.toCollection(HashSet::new));
    List<ToolCall> meant = new ArrayList<>();
    for (ToolCall call : written) {
      List<JsonObject> uses = uses(call);
      if (uses.isEmpty()) {
        meant.add(call);
      }
      for (int i = 0; i < uses.size(); i++) {
        meant.add(use(i == 0 ? call.id() : freeId(call.id(), ids), uses.get(i)));
      }
    }
    return meant;
  }

  /** The calls in a wrapper; none if it is no wrapper or not all of it can be understood. */
  private static List<JsonObject> uses(ToolCall call) {
    if (!WRAPPERS.contains(call.sendable().name())) {
      return List.of();
    }
    try {
      JsonArray uses = call.readArguments().array("tool_uses").orElse(JsonArray.EMPTY);
      List<JsonObject> named =
          uses.objects().filter(use -> use.text("recipient_name").isPresent()).toList();
      return named.size() == uses.size() && named.size() <= USES_MAX ? named : List.of();
    } catch (JsonSyntaxException _) {
      return List.of();
    }
  }

  private static ToolCall use(String id, JsonObject use) {
    Optional<Json> parameters = use.get("parameters");
    String arguments =
        parameters
            .map(value -> value instanceof JsonString(var text) ? text : value.text())
            .orElse("{}");
    return new ToolCall(id, use.string("recipient_name").orElse(""), arguments);
  }

  private static String freeId(String wrapper, Set<String> ids) {
    int number = 2;
    while (!ids.add(wrapper + "-" + number)) {
      number++;
    }
    return wrapper + "-" + number;
  }
}
