package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.array;
import static dev.haystack.outbound.demo.practice.Replies.forClient;
import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tools that find and describe clients. */
final class ClientTools {

  private ClientTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "search_clients", ClientTools::search,
        "search_specific_clients", ClientTools::searchSpecific,
        "get_client_base", ClientTools::base,
        "get_client_summary", ClientTools::summary);
  }

  private static ToolResult search(PracticeData practice, Asked asked) {
    return new ToolResult.Success(
        array(limited(found(practice, asked), asked, 10), client -> line(client, asked)));
  }

  private static JsonObjectBuilder line(JsonObject client, Asked asked) {
    Homework homework = Homework.of(client);
    return pick(client, "client_id", "name", "status")
        .put("last_session", lastSession(client, asked))
        .put("last_activity", asked.timeOf(client, "last_active_days_ago"))
        .put("active_assignments", homework.active())
        .put("total_assignments", homework.total())
        .put("recent_messages", homework.messages())
        .putIfPresent("age", client.get("age"))
        .putIfPresent("gender", client.get("gender"))
        .putIfPresent("occupation", client.get("occupation"));
  }

  private static ToolResult searchSpecific(PracticeData practice, Asked asked) {
    List<JsonObject> found = found(practice, asked);
    List<JsonObject> returned = limited(found, asked, 10);
    return success(
        JsonObject.builder()
            .put("query", asked.text("query"))
            .put("total", found.size())
            .put("returned", returned.size())
            .put("clients", array(returned, client -> detailed(client, asked))));
  }

  private static JsonObjectBuilder detailed(JsonObject client, Asked asked) {
    Homework homework = Homework.of(client);
    JsonObjectBuilder line =
        pick(client, "client_id", "name", "status")
            .put("last_activity", asked.timeOf(client, "last_active_days_ago"))
            .put("recent_messages", homework.messages());
    if (asked.flag("include_assignments", true)) {
      line.put(
          "assignments",
          homework.counts().put("completion_rate", new JsonNumber(homework.rate())).build());
    }
    if (asked.flag("include_demographics", true)) {
      line.put("demographics", pick(client, "age", "gender", "occupation").build());
    }
    return line;
  }

  private static ToolResult base(PracticeData practice, Asked asked) {
    boolean inactiveToo = asked.flag("include_inactive", false);
    long active = practice.clients().stream().filter(ClientTools::isActive).count();
    List<JsonObject> kept =
        practice.clients().stream().filter(client -> inactiveToo || isActive(client)).toList();
    List<JsonObject> returned = limited(kept, asked, 100);
    return success(
        JsonObject.builder()
            .put("success", true)
            .put("client_base", array(returned, client -> contact(client, asked)))
            .put(
                "summary",
                JsonObject.builder()
                    .put("total_returned", returned.size())
                    .put("total_in_system", practice.clients().size())
                    .put("active_clients", active)
                    .put("inactive_clients", practice.clients().size() - active)
                    .put("included_inactive", inactiveToo)
                    .build())
            .put("fields_included", Replies.texts(List.of("name", "status", "phone", "email")))
            .put("note", "All clients are made up."));
  }

  private static JsonObjectBuilder contact(JsonObject client, Asked asked) {
    Homework homework = Homework.of(client);
    return pick(
            client, "client_id", "name", "gender", "status", "phone", "email", "age", "occupation")
        .put("last_activity", asked.timeOf(client, "last_active_days_ago"))
        .put("total_assignments", homework.total())
        .put("active_assignments", homework.active());
  }

  private static ToolResult summary(PracticeData practice, Asked asked) {
    return forClient(practice, asked, client -> success(summary(client, asked)));
  }

  private static JsonObjectBuilder summary(JsonObject client, Asked asked) {
    boolean withSessions = asked.flag("include_recent_sessions", true);
    List<JsonObject> sessions = withSessions ? PracticeData.list(client, "sessions") : List.of();
    return pick(client, "client_id", "name", "status", "treatment_progress", "notes")
        .put("last_session", lastSession(client, asked))
        .put("recent_sessions", array(sessions, session -> recent(session, asked)))
        .putIfPresent("age", client.get("age"))
        .putIfPresent("gender", client.get("gender"))
        .putIfPresent("occupation", client.get("occupation"))
        .put("diagnosis", JsonNull.NULL)
        .put("medication", JsonNull.NULL)
        .put("assignment_stats", Homework.of(client).counts().build())
        .put("last_activity", asked.timeOf(client, "last_active_days_ago"));
  }

  private static JsonObjectBuilder recent(JsonObject session, Asked asked) {
    return pick(session, "session_id").put("date", asked.dayOf(session, "days_ago"));
  }

  private static Json lastSession(JsonObject client, Asked asked) {
    return client
        .array("sessions")
        .orElse(JsonArray.EMPTY)
        .objects()
        .findFirst()
        .<Json>map(session -> Json.of(asked.dayOf(session, "days_ago")))
        .orElse(JsonNull.NULL);
  }

  private static List<JsonObject> found(PracticeData practice, Asked asked) {
    String query = asked.text("query").toLowerCase(Locale.ROOT);
    return practice.clients().stream().filter(client -> matches(client, query)).toList();
  }

  private static boolean matches(JsonObject client, String query) {
    return Replies.name(client).toLowerCase(Locale.ROOT).contains(query)
        || client.string("client_id").orElse("").contains(query);
  }

  private static List<JsonObject> limited(List<JsonObject> all, Asked asked, int otherwise) {
    return all.stream().limit(asked.number("limit", otherwise)).toList();
  }

  private static boolean isActive(JsonObject client) {
    return PracticeData.is(client, "status", "active");
  }
}
