package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.array;
import static dev.haystack.outbound.demo.practice.Replies.forClient;
import static dev.haystack.outbound.demo.practice.Replies.name;
import static dev.haystack.outbound.demo.practice.Replies.notFound;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Map;

/** The tools about homework: assignments and what clients handed in. */
final class HomeworkTools {

  private HomeworkTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "get_client_homework_status", HomeworkTools::status,
        "get_homework_results_by_assignment", HomeworkTools::results,
        "get_homework_result_detail", HomeworkTools::detail);
  }

  private static ToolResult status(PracticeData practice, Asked asked) {
    return forClient(practice, asked, client -> success(status(client, asked)));
  }

  private static JsonObjectBuilder status(JsonObject client, Asked asked) {
    String filter = asked.text("status_filter").isEmpty() ? "all" : asked.text("status_filter");
    List<JsonObject> kept =
        PracticeData.list(client, "assignments").stream()
            .filter(item -> filter.equals("all") || PracticeData.is(item, "status", filter))
            .toList();
    List<JsonObject> returned = kept.stream().limit(asked.number("limit", 20)).toList();
    return pick(client, "client_id")
        .put("client_name", name(client))
        .put("summary", summary(kept, returned.size()))
        .put("assignments", array(returned, assignment -> line(assignment, asked)))
        .put("filter_applied", filter);
  }

  private static JsonObject summary(List<JsonObject> kept, int returned) {
    Homework homework = Homework.of(kept);
    JsonObjectBuilder breakdown = JsonObject.builder();
    for (String status : List.of("active", "completed", "expired")) {
      breakdown.put(status, Homework.count(kept, status));
    }
    return JsonObject.builder()
        .put("total_assignments", kept.size())
        .put("returned_assignments", returned)
        .put("active_assignments", homework.active())
        .put("completed_assignments", homework.completed())
        .put("total_messages", homework.messages())
        .put("status_breakdown", breakdown.build())
        .build();
  }

  private static JsonObjectBuilder line(JsonObject assignment, Asked asked) {
    int started = assignment.integer("started_days_ago").orElse(0);
    JsonObjectBuilder line =
        pick(assignment, "assignment_id", "homework_id", "title", "status")
            .put("start_date", asked.day(started).toString())
            .put("end_date", asked.day(started - assignment.integer("days").orElse(0)).toString());
    if (asked.flag("include_messages", true)) {
      line.put("messages", messages(PracticeData.list(assignment, "messages"), asked));
    }
    return line;
  }

  private static JsonObject messages(List<JsonObject> messages, Asked asked) {
    JsonObjectBuilder counted = JsonObject.builder().put("count", messages.size());
    if (!messages.isEmpty()) {
      counted.put("first_message", asked.timeOf(messages.getFirst(), "days_ago"));
      counted.put("last_message", asked.timeOf(messages.getLast(), "days_ago"));
    }
    return counted.put("has_activity", !messages.isEmpty()).build();
  }

  private static ToolResult results(PracticeData practice, Asked asked) {
    String assignmentId = asked.text("homework_assign_id");
    return forClient(
        practice,
        asked,
        client ->
            PracticeData.list(client, "assignments").stream()
                .filter(assignment -> PracticeData.is(assignment, "assignment_id", assignmentId))
                .findFirst()
                .map(assignment -> success(results(client, assignment, asked)))
                .orElse(notFound("assignment")));
  }

  private static JsonObjectBuilder results(JsonObject client, JsonObject assignment, Asked asked) {
    List<JsonObject> all = PracticeData.list(assignment, "results");
    List<JsonObject> returned = all.stream().limit(asked.number("limit", 50)).toList();
    return pick(client, "client_id")
        .put("homework_assign_id", assignment.string("assignment_id").orElse(""))
        .put("total_results", all.size())
        .put("returned_results", returned.size())
        .put("results", array(returned, result -> result(assignment, result, asked)))
        .put(
            "summary",
            JsonObject.builder()
                .put("has_results", !all.isEmpty())
                .put("completed_count", Homework.count(all, "completed"))
                .put("total_found", all.size())
                .build());
  }

  private static JsonObjectBuilder result(JsonObject assignment, JsonObject result, Asked asked) {
    return pick(
            result,
            "homework_result_id",
            "status",
            "classification",
            "rate",
            "client_response",
            "feedback")
        .put("created_at", asked.timeOf(result, "days_ago"))
        .put("homework_title", assignment.string("title").orElse(""))
        .put("homework_type", assignment.string("type").orElse(""))
        .put("homework_assign_id", assignment.string("assignment_id").orElse(""))
        .put("reject_reason", JsonNull.NULL);
  }

  private static ToolResult detail(PracticeData practice, Asked asked) {
    String id = asked.text("homework_result_id");
    for (PracticeData.OfClient assignment : practice.ofAllClients("assignments")) {
      for (JsonObject result : PracticeData.list(assignment.item(), "results")) {
        if (PracticeData.is(result, "homework_result_id", id)) {
          return success(detail(assignment.item(), result, asked));
        }
      }
    }
    return notFound("homework result");
  }

  private static JsonObjectBuilder detail(JsonObject assignment, JsonObject result, Asked asked) {
    JsonArray questions = JsonArray.of(List.of(Json.of("What did you notice?")));
    JsonObjectBuilder detail =
        pick(
                result,
                "homework_result_id",
                "status",
                "classification",
                "rate",
                "feedback",
                "client_response")
            .put("created_at", asked.timeOf(result, "days_ago"))
            .put("reject_reason", JsonNull.NULL)
            .put(
                "homework",
                pick(assignment, "title", "description", "type")
                    .put("id", assignment.string("homework_id").orElse(""))
                    .put("video_link", JsonNull.NULL)
                    .build())
            .put("result_data", JsonObject.EMPTY)
            .put("client_answer_images", JsonArray.EMPTY);
    if (asked.flag("include_questions", true)) {
      detail.put("homework_questions", questions);
    }
    return detail.put(
        "summary",
        JsonObject.builder()
            .put("homework_title", assignment.string("title").orElse(""))
            .put("completion_status", result.string("status").orElse(""))
            .put("has_feedback", result.text("feedback").isPresent())
            .put("has_rating", result.has("rate"))
            .put("question_count", questions.size())
            .put("has_attachments", false)
            .build());
  }
}
