package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.array;
import static dev.haystack.outbound.demo.practice.Replies.name;
import static dev.haystack.outbound.demo.practice.Replies.notFound;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tools that find and read transcribed sessions. */
final class SessionTools {

  private static final int CLOSING_SECONDS = 15;

  private SessionTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "search_sessions", SessionTools::search,
        "load_session", SessionTools::load,
        "validate_sessions", SessionTools::validate);
  }

  private static ToolResult search(PracticeData practice, Asked asked) {
    List<JsonObject> found =
        practice.ofAllClients("sessions").stream()
            .filter(session -> matches(session, asked))
            .map(session -> line(session, asked).build())
            .toList();
    return success(
        JsonObject.builder()
            .put("sessions", JsonArray.of(found.stream().limit(asked.number("limit", 10)).toList()))
            .put("total", found.size())
            .put(
                "search_criteria",
                pick(asked.call().arguments(), "client_name", "client_id", "keywords")
                    .put(
                        "date_range",
                        pick(asked.call().arguments(), "date_from", "date_to").build())
                    .build()));
  }

  private static boolean matches(PracticeData.OfClient session, Asked asked) {
    String day = asked.dayOf(session.item(), "days_ago");
    String text = transcript(session.item());
    return contains(name(session.client()), asked.text("client_name"))
        && contains(session.client().string("client_id").orElse(""), asked.text("client_id"))
        && Words.of(asked.text("keywords")).stream().allMatch(word -> contains(text, word))
        && day.compareTo(asked.text("date_from")) >= 0
        && (asked.text("date_to").isEmpty() || day.compareTo(asked.text("date_to")) <= 0);
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  /** All that was said, a line for each segment. */
  static String transcript(JsonObject session) {
    return PracticeData.list(session, "segments").stream()
        .map(segment -> segment.string("text").orElse(""))
        .collect(Collectors.joining("\n"));
  }

  private static JsonObjectBuilder line(PracticeData.OfClient session, Asked asked) {
    List<JsonObject> segments = PracticeData.list(session.item(), "segments");
    int seconds = segments.isEmpty() ? 0 : segments.getLast().integer("startTime").orElse(0);
    return pick(session.item(), "session_id")
        .putIfPresent("client_id", session.client().get("client_id"))
        .put("client_name", name(session.client()))
        .put(
            "recording_date",
            asked.at(
                session.item().integer("days_ago").orElse(0),
                session.item().string("time").orElse("12:00")))
        .put("duration", seconds + CLOSING_SECONDS)
        .put("total_segments", segments.size())
        .putIfPresent("average_confidence", session.item().get("average_confidence"));
  }

  private static ToolResult load(PracticeData practice, Asked asked) {
    return practice
        .session(asked.text("session_id"))
        .filter(session -> PracticeData.is(session.client(), "client_id", asked.text("client_id")))
        .map(session -> success(load(session, asked)))
        .orElse(notFound("session"));
  }

  private static JsonObjectBuilder load(PracticeData.OfClient session, Asked asked) {
    JsonObjectBuilder loaded = line(session, asked);
    if (asked.flag("include_segments", true)) {
      loaded.putIfPresent("segments", session.item().array("segments"));
    }
    return loaded.put("metadata", JsonObject.EMPTY).put("status", "loaded");
  }

  private static ToolResult validate(PracticeData practice, Asked asked) {
    List<JsonObject> all = PracticeData.list(asked.call().arguments(), "sessions");
    List<JsonObject> valid = all.stream().filter(entry -> exists(practice, entry)).toList();
    List<JsonObject> invalid = all.stream().filter(entry -> !exists(practice, entry)).toList();
    return success(
        JsonObject.builder()
            .put("valid_sessions", JsonArray.of(valid))
            .put(
                "invalid_sessions",
                array(
                    invalid, entry -> pick(entry, "session_id").put("error", Json.of("not found"))))
            .put("total_checked", all.size())
            .put("valid_count", valid.size())
            .put("invalid_count", invalid.size())
            .put("all_valid", invalid.isEmpty())
            .put("status", "validation_complete"));
  }

  private static boolean exists(PracticeData practice, JsonObject entry) {
    return practice.session(entry.string("session_id").orElse("")).isPresent();
  }
}
