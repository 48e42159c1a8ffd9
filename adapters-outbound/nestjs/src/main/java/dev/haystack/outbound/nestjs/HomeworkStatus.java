package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A client's assignments, read off the conversations that belong to them. */
final class HomeworkStatus implements AnswerShape {

  private static final Selection ASSIGNMENT =
      Selection.of(
          "assignment_id<assignmentId<id",
          "homework_id",
          "title<homework_title<homeworkTitle<homework.title",
          "status",
          "start_date",
          "end_date");
  private static final Selection MESSAGES =
      Selection.of(
          "first_message<first_message_date<firstMessageDate<messages.first_message",
          "last_message<last_message_date<lastMessageDate<messages.last_message");

  @Override
  public Json compose(ToolRun run) {
    Json answer = run.fetch();
    JsonObject payload = answer instanceof JsonObject object ? object : JsonObject.EMPTY;
    String wanted = run.arguments().text("status_filter").orElse("all");
    boolean withMessages = run.asked("include_messages", true);
    List<JsonObject> kept =
        Fields.rows(answer, "conversations").stream()
            .filter(thread -> wanted.equals("all") || status(thread).equals(wanted))
            .toList();
    List<JsonObject> returned =
        kept.stream()
            .limit(Math.max(0, run.number("limit", 20)))
            .map(thread -> assignment(thread, withMessages))
            .toList();
    return Selection.of("client_id", "client_name")
        .addTo(
            JsonObject.builder().put("client_id", run.arguments().string("client_id").orElse("")),
            payload)
        .put("summary", summary(kept, returned.size(), withMessages))
        .put("assignments", JsonArray.of(returned))
        .put("filter_applied", wanted)
        .build();
  }

  private static JsonObject summary(List<JsonObject> kept, int returned, boolean withMessages) {
    Map<String, Long> breakdown =
        kept.stream()
            .map(HomeworkStatus::status)
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    JsonObjectBuilder counts = JsonObject.builder();
    breakdown.forEach(counts::put);
    JsonObjectBuilder summary =
        JsonObject.builder()
            .put("total_assignments", kept.size())
            .put("returned_assignments", returned)
            .put("active_assignments", breakdown.getOrDefault("active", 0L))
            .put("completed_assignments", breakdown.getOrDefault("completed", 0L));
    if (withMessages) {
      summary.put("total_messages", kept.stream().mapToLong(HomeworkStatus::messageCount).sum());
    }
    return summary.put("status_breakdown", counts.build()).build();
  }

  private static JsonObject assignment(JsonObject thread, boolean withMessages) {
    var assignment = ASSIGNMENT.addTo(JsonObject.builder(), thread);
    if (withMessages) {
      long count = messageCount(thread);
      assignment.put(
          "messages",
          MESSAGES
              .addTo(JsonObject.builder().put("count", count), thread)
              .put("has_activity", count > 0)
              .build());
    }
    return assignment.build();
  }

  private static String status(JsonObject thread) {
    String status = Fields.text(thread, "status").toLowerCase(Locale.ROOT);
    return status.isEmpty() ? "unknown" : status;
  }

  private static long messageCount(JsonObject thread) {
    return Fields.count(
            thread,
            "message_count",
            "messageCount",
            "total_messages",
            "messages_count",
            "messages.count",
            "messages")
        .orElse(0);
  }
}
