package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All submissions for one assignment. */
final class HomeworkResults implements AnswerShape {

  private static final Set<String> COMPLETED = Set.of("completed", "complete", "done");
  private static final Selection RESULT =
      Selection.of(
          "homework_result_id<id",
          "status",
          "created_at",
          "homework_title<homework.title<homeworkAssign.homework.title",
          "homework_type<homework.type<homeworkAssign.homework.type",
          "homework_assign_id<homeworkAssign.id",
          "classification",
          "rate",
          "client_response",
          "feedback",
          "reject_reason");

  @Override
  public Json compose(ToolRun run) {
    Json answer = run.fetch();
    List<JsonObject> found = Fields.rows(answer, "results");
    List<JsonObject> returned =
        found.stream().limit(Math.max(0, run.number("limit", 50))).map(RESULT::from).toList();
    long total = Fields.total(answer, found.size());
    return Selection.of("client_id", "homework_assign_id")
        .addTo(JsonObject.builder(), run.arguments())
        .put("total_results", total)
        .put("returned_results", returned.size())
        .put("results", JsonArray.of(returned))
        .put(
            "summary",
            JsonObject.builder()
                .put("has_results", !found.isEmpty())
                .put("completed_count", found.stream().filter(HomeworkResults::isCompleted).count())
                .put("total_found", total)
                .build())
        .build();
  }

  private static boolean isCompleted(JsonObject result) {
    return COMPLETED.contains(Fields.text(result, "status").toLowerCase(Locale.ROOT));
  }
}
