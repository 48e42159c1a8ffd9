package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;

/** Asks the page to open several sessions, one action each. */
record LoadSessions(ActionTemplate loadOne) {

  private static final List<String> NEEDED = List.of("session_id", "client_id", "client_name");

  ToolResult run(JsonObject arguments, ToolContext context) {
    JsonArray sessions = arguments.array("sessions").orElse(JsonArray.EMPTY);
    if (sessions.size() > UiActions.ACTIONS_MAX) {
      return Answers.invalid("/sessions: at most " + UiActions.ACTIONS_MAX + " at a time.");
    }
    List<Json> actions = new ArrayList<>();
    List<Json> dropped = new ArrayList<>();
    for (int i = 0; i < sessions.size(); i++) {
      JsonObject session = sessions.values().get(i) instanceof JsonObject o ? o : JsonObject.EMPTY;
      List<String> missing = NEEDED.stream().filter(n -> session.text(n).isEmpty()).toList();
      if (missing.isEmpty()) {
        actions.add(loadOne.requestFor(session));
      } else {
        dropped.add(dropped(i, missing));
      }
    }
    return actions.isEmpty()
        ? Answers.invalid("No session can be loaded: each needs " + String.join(", ", NEEDED) + ".")
        : Answers.success(answer(actions, dropped));
  }

  private static JsonObjectBuilder answer(List<Json> actions, List<Json> dropped) {
    var answer =
        JsonObject.builder()
            .put("sessions_count", actions.size())
            .put("ui_action", JsonArray.of(actions))
            .put("status", ActionTemplate.REQUESTED);
    if (dropped.isEmpty()) {
      return answer.put("user_message", "Opening sessions: " + actions.size() + ".");
    }
    return answer
        .put(
            "user_message",
            "Opening sessions: " + actions.size() + "; left out: " + dropped.size() + ".")
        .put("dropped_sessions", JsonArray.of(dropped));
  }

  private static JsonObject dropped(int index, List<String> missing) {
    return JsonObject.builder()
        .put("index", index)
        .put("missing", JsonLists.texts(missing))
        .build();
  }
}
