package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;

/** The sessions that were found, with what was searched for. */
final class SessionSearch implements AnswerShape {

  @Override
  public Json compose(ToolRun run) {
    Json answer = run.fetch();
    JsonArray sessions = Fields.list(answer, "sessions");
    return JsonObject.builder()
        .put("sessions", sessions)
        .put("total", Fields.total(answer, sessions.size()))
        .put("search_criteria", criteria(run.arguments()))
        .build();
  }

  private static JsonObject criteria(JsonObject arguments) {
    return Selection.of("client_name", "client_id")
        .addTo(JsonObject.builder(), arguments)
        .putUnlessEmpty("date_range", dateRange(arguments))
        .putUnlessEmpty("keywords", Fields.text(arguments, "keywords"))
        .build();
  }

  private static String dateRange(JsonObject arguments) {
    String from = Fields.text(arguments, "date_from");
    String to = Fields.text(arguments, "date_to");
    if (from.isEmpty()) {
      return to.isEmpty() ? "" : "until " + to;
    }
    return to.isEmpty() ? "from " + from : from + " to " + to;
  }
}
