package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.array;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The tool that tells the practitioner's day. */
final class TodayTools {

  private TodayTools() {}

  static Map<String, DemoTool> all() {
    return Map.of("get_practitioner_today", TodayTools::today);
  }

  private static ToolResult today(PracticeData practice, Asked asked) {
    List<JsonObject> sessions =
        practice.list("today").stream()
            .map(appointment -> appointment(practice, appointment, asked).build())
            .toList();
    Json next =
        sessions.stream()
            .filter(session -> starts(session).isAfter(asked.now()))
            .<Json>map(session -> session)
            .findFirst()
            .orElse(JsonNull.NULL);
    List<JsonObject> rooms = practice.list("rooms");
    return success(
        JsonObject.builder()
            .put("status", "success")
            .put("timezone", asked.zone().getId())
            .put("today", asked.day(0).toString())
            .put("currentTime", asked.nowText())
            .put("sessionsToday", JsonArray.of(sessions))
            .put("todayCount", sessions.size())
            .put("nextSession", next)
            .put(
                "unreadMessages",
                rooms.stream().mapToInt(room -> room.integer("unread").orElse(0)).sum())
            .put("recentRooms", array(rooms, room -> room(room, asked))));
  }

  private static JsonObjectBuilder appointment(
      PracticeData practice, JsonObject entry, Asked asked) {
    String clientId = entry.string("client_id").orElse("");
    String startsAt = asked.at(0, entry.string("from").orElse("09:00"));
    Duration length = Duration.ofMinutes(entry.integer("minutes").orElse(50));
    Instant endsAt = Instant.parse(startsAt).plus(length);
    return JsonObject.builder()
        .put("id", clientId)
        .put("startsAt", startsAt)
        .put("endsAt", endsAt.toString())
        .put("status", endsAt.isBefore(asked.now()) ? "completed" : "scheduled")
        .put("sessionType", "video")
        .put("clientId", clientId)
        .put("clientName", practice.client(clientId).map(Replies::name).orElse(""))
        .put("title", entry.string("title").orElse(""));
  }

  private static JsonObjectBuilder room(JsonObject room, Asked asked) {
    String name = room.string("room").orElse("");
    return JsonObject.builder()
        .put("roomId", name)
        .put("name", name)
        .put("unread", room.integer("unread").orElse(0))
        .put("lastMessageAt", asked.timeOf(room, "days_ago"));
  }

  private static Instant starts(JsonObject session) {
    return Instant.parse(session.string("startsAt").orElseThrow());
  }
}
