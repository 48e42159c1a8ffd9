package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.array;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;
import static dev.haystack.outbound.demo.practice.Replies.texts;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tools about the client who is signed in: who they are and how they have been. */
final class PersonTools {

  private static final String SOURCE = "demo practice";

  private PersonTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "get_user_profile", PersonTools::profile, "get_client_mood_profile", PersonTools::moods);
  }

  private static ToolResult profile(PracticeData practice, Asked asked) {
    return success(
        JsonObject.builder()
            .put("timestamp", asked.nowText())
            .put("data_source", SOURCE)
            .put("profile", person(practice))
            .put("summary", Replies.name(practice.person()) + " is a client of the practice."));
  }

  private static JsonObject person(PracticeData practice) {
    JsonObject person = practice.person();
    return pick(person, "name", "status", "age", "gender", "occupation", "phone", "email")
        .put("profile_id", "client-" + person.string("client_id").orElse(""))
        .put("role", "client")
        .putIfPresent("dob", practice.part("person").get("dob"))
        .build();
  }

  private static ToolResult moods(PracticeData practice, Asked asked) {
    List<JsonObject> entries = entries(practice, asked);
    JsonObject latest = entries.getFirst();
    String feeling = latest.string("feeling").orElse("");
    return success(
        JsonObject.builder()
            .put("timestamp", asked.nowText())
            .put("data_source", SOURCE)
            .put("context_note", "Moods are labels, not numbers: do not compute with them.")
            .put(
                "mood_data",
                JsonObject.builder()
                    .put(
                        "recent_entries",
                        array(entries, entry -> pick(entry, "feeling", "note", "recorded_at")))
                    .put("raw_entries", JsonArray.of(entries))
                    .put("mood_summary", counted(entries))
                    .put("last_mood_entry", latest)
                    .put("total_entries", entries.size())
                    .build())
            .put("profile", person(practice))
            .put(
                "therapeutic_insights",
                JsonObject.builder()
                    .put(
                        "personalization_notes",
                        texts(List.of("The latest mood is " + feeling + ".")))
                    .put("therapeutic_focus_areas", texts(List.of("What helped on good days")))
                    .put("suggested_approaches", texts(List.of("Ask before you suggest")))
                    .build()));
  }

  private static List<JsonObject> entries(PracticeData practice, Asked asked) {
    List<JsonObject> entries = new ArrayList<>();
    for (JsonObject recorded : asked.recorded().reversed()) {
      if (recorded.bool("saved").orElse(false)) {
        entries.add(pick(recorded, "feeling", "note", "activity", "recorded_at").build());
      }
    }
    for (JsonObject mood : practice.list("moods")) {
      JsonObjectBuilder entry = pick(mood, "feeling", "note", "activity");
      entries.add(entry.put("recorded_at", asked.timeOf(mood, "days_ago")).build());
    }
    return entries;
  }

  private static String counted(List<JsonObject> entries) {
    Map<String, Long> counts =
        entries.stream()
            .map(entry -> entry.string("feeling").orElse(""))
            .collect(groupingBy(feeling -> feeling, TreeMap::new, counting()));
    return counts.entrySet().stream()
        .map(count -> count.getKey() + ": " + count.getValue())
        .collect(joining(", "));
  }
}
