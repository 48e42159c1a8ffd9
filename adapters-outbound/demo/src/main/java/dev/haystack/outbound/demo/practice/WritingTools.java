package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.forClient;
import static dev.haystack.outbound.demo.practice.Replies.name;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.Map;

/** The tools whose answers are written down for the caller. */
final class WritingTools {

  private static final Map<String, Integer> VALENCE = Map.of("happy", 5, "good", 4, "okay", 3);
  private static final int VALENCE_LOW = 2;

  private WritingTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "generate_report", WritingTools::report, "record_mood_entry", WritingTools::recordMood);
  }

  private static ToolResult report(PracticeData practice, Asked asked) {
    return forClient(practice, asked, client -> success(report(client, asked)));
  }

  private static JsonObjectBuilder report(JsonObject client, Asked asked) {
    Homework homework = Homework.of(client);
    int sessions = client.array("sessions").orElse(JsonArray.EMPTY).size();
    String progress = client.string("treatment_progress").orElse("");
    return pick(asked.call().arguments(), "report_type", "client_id")
        .put("generated_at", asked.nowText())
        .put(
            "summary",
            name(client) + " had " + sessions + " recorded sessions. Progress: " + progress)
        .put(
            "data",
            homework
                .counts()
                .put("sessions", sessions)
                .put("messages", homework.messages())
                .build())
        .putIfPresent("date_range", asked.call().arguments().get("date_range"));
  }

  private static ToolResult recordMood(PracticeData practice, Asked asked) {
    String feeling = asked.text("feeling");
    boolean confirmed = asked.flag("confirmed", false);
    JsonObjectBuilder entry = JsonObject.builder().put("saved", confirmed);
    if (!confirmed) {
      return success(
          entry
              .put("status", "confirmation_required")
              .put("feeling", feeling)
              .put("message", "Nothing was saved. Ask whether it may be recorded."));
    }
    return success(
        entry
            .put("feeling", feeling)
            .put("valence", VALENCE.getOrDefault(feeling, VALENCE_LOW))
            .put("activity", asked.text("activity"))
            .put("note", asked.text("note"))
            .put("recorded_at", asked.nowText())
            .put("message", "The mood is recorded in the demo practice's memory."));
  }
}
