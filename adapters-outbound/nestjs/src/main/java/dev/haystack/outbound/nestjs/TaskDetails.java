package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.regex.Pattern;

/** The instructions of one task; internal identifiers in them are left out. */
final class TaskDetails implements AnswerShape {

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern IDENTIFIER = Pattern.compile("id|ids|.*Ids?|.*_ids?");
  private static final Selection TASK =
      Selection.of(
          "title",
          "description",
          "task_type<tool<type",
          "duration<durationLabel",
          "due<dueLabel",
          "completed_at",
          "assigned_by<assignedBy.name");

  @Override
  public Json compose(ToolRun run) {
    if (!UUID.matcher(Fields.text(run.arguments(), "task_ref")).matches()) {
      return JsonObject.builder()
          .put("status", "invalid_reference")
          .put("message", "The task reference is not one that get_my_tasks has given.")
          .build();
    }
    Json answer = run.fetch();
    if (Nothing.isAll(answer)) {
      return Nothing.told();
    }
    JsonObject upstream = Submissions.unwrapped(answer);
    JsonObject task =
        TASK.addTo(JsonObject.builder(), upstream)
            .putIfPresent("instructions", instructions(upstream))
            .build();
    return JsonObject.builder()
        .put("data_source", Tasks.SOURCE)
        .put("task", task)
        .put("grounding_rules", Tasks.GROUNDING_RULES)
        .build();
  }

  private static Optional<Json> instructions(JsonObject upstream) {
    return Fields.first(upstream, "toolPayload", "tool_payload", "instructions")
        .map(TaskDetails::withoutIdentifiers);
  }

  private static Json withoutIdentifiers(Json value) {
    return switch (value) {
      case JsonObject(var members) -> {
        JsonObjectBuilder kept = JsonObject.builder();
        members.forEach(
            (name, member) -> {
              if (!IDENTIFIER.matcher(name).matches()) {
                kept.put(name, withoutIdentifiers(member));
              }
            });
        yield kept.build();
      }
      case JsonArray(var values) ->
          values.stream().map(TaskDetails::withoutIdentifiers).collect(JsonArray.collector());
      default -> value;
    };
  }
}
