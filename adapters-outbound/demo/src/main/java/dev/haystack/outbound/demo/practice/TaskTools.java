package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.array;
import static dev.haystack.outbound.demo.practice.Replies.notFound;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The tools about a client's own tasks and reading. */
final class TaskTools {

  private static final String SOURCE = "demo practice";
  private static final String GROUNDING = "Use only what is given here, in plain words.";
  private static final int WEEK_DAYS = 7;
  private static final Pattern UUID_SHAPE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private TaskTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "get_my_tasks", TaskTools::tasks,
        "get_task_details", TaskTools::details,
        "search_psychoeducation", TaskTools::search);
  }

  private static ToolResult tasks(PracticeData practice, Asked asked) {
    boolean week = asked.text("timeframe").equals("this_week");
    List<JsonObject> due =
        practice.list("tasks").stream()
            .filter(task -> task.integer("due_in_days").orElse(0) < (week ? WEEK_DAYS : 1))
            .toList();
    long completed = due.stream().filter(task -> task.bool("completed").orElse(false)).count();
    return success(
        JsonObject.builder()
            .put("data_source", SOURCE)
            .put("timeframe", week ? "this_week" : "today")
            .put(
                "progress",
                JsonObject.builder()
                    .put("completed", completed)
                    .put("total", due.size())
                    .put("percent", due.isEmpty() ? 0 : 100 * completed / due.size())
                    .put("date_label", asked.day(0).toString())
                    .build())
            .put("tasks", array(due, task -> line(task, asked)))
            .put("task_count", due.size())
            .put("grounding_rules", GROUNDING));
  }

  private static JsonObjectBuilder line(JsonObject task, Asked asked) {
    return pick(task, "task_ref", "title", "description", "task_type", "duration")
        .put("due", due(task, asked))
        .put("overdue", false)
        .put("snoozed_until", JsonNull.NULL);
  }

  private static String due(JsonObject task, Asked asked) {
    return asked.day(-task.integer("due_in_days").orElse(0)).toString();
  }

  private static ToolResult details(PracticeData practice, Asked asked) {
    String reference = asked.text("task_ref");
    if (!UUID_SHAPE.matcher(reference).matches()) {
      return success(
          JsonObject.builder().put("data_source", SOURCE).put("status", "invalid_reference"));
    }
    return practice.list("tasks").stream()
        .filter(task -> PracticeData.is(task, "task_ref", reference))
        .findFirst()
        .map(task -> success(details(task, asked)))
        .orElse(notFound("task"));
  }

  private static JsonObjectBuilder details(JsonObject task, Asked asked) {
    return JsonObject.builder()
        .put("data_source", SOURCE)
        .put(
            "task",
            pick(
                    task,
                    "title",
                    "description",
                    "task_type",
                    "duration",
                    "assigned_by",
                    "instructions")
                .put("due", due(task, asked))
                .put("completed_at", JsonNull.NULL)
                .build())
        .put("grounding_rules", GROUNDING);
  }

  private static ToolResult search(PracticeData practice, Asked asked) {
    Set<String> wanted = Set.copyOf(Words.significant(asked.text("query")));
    List<JsonObject> found =
        practice.list("education").stream()
            .filter(
                article -> Words.significant(article.text()).stream().anyMatch(wanted::contains))
            .limit(asked.number("max_results", 3))
            .toList();
    JsonObjectBuilder answer =
        JsonObject.builder()
            .put("data_source", SOURCE)
            .put("retrieval", found.isEmpty() ? "no_matches" : "success")
            .put("matches", JsonArray.of(found));
    return success(
        found.isEmpty()
            ? answer.put("message", "The demo library has nothing on that.")
            : answer.put("grounding_rules", GROUNDING));
  }
}
