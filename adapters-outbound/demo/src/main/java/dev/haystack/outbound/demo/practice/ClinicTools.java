package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.pick;
import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tools about the practice itself and its people. */
final class ClinicTools {

  private ClinicTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "get_clinic_profile", ClinicTools::profile,
        "list_practitioners", ClinicTools::practitioners,
        "get_clinic_stats", ClinicTools::stats);
  }

  private static ToolResult profile(PracticeData practice, Asked asked) {
    JsonObject clinic = practice.part("clinic");
    JsonObjectBuilder profile =
        pick(
            clinic,
            "clinic_id",
            "name",
            "type",
            "status",
            "abn",
            "email",
            "phone",
            "address",
            "owner",
            "timezone");
    if (asked.flag("include_contacts", true)) {
      profile.put("contacts", pick(clinic, "email", "phone").build());
    }
    if (asked.flag("include_locations", true)) {
      profile.putIfPresent("locations", clinic.get("locations"));
    }
    return success(profile.put("raw", JsonObject.EMPTY));
  }

  private static ToolResult practitioners(PracticeData practice, Asked asked) {
    String status = asked.text("status").isEmpty() ? "active" : asked.text("status");
    String role = asked.text("role").toLowerCase(Locale.ROOT);
    List<JsonObject> kept =
        practice.list("practitioners").stream()
            .filter(person -> status.equals("all") || PracticeData.is(person, "status", status))
            .filter(person -> person.string("role").orElse("").contains(role))
            .toList();
    return success(
        JsonObject.builder()
            .put("count", kept.size())
            .put(
                "practitioners",
                JsonArray.of(kept.stream().limit(asked.number("limit", 50)).toList())));
  }

  private static ToolResult stats(PracticeData practice, Asked asked) {
    List<JsonObject> counted =
        practice.clients().stream().filter(client -> isInRange(client, asked)).toList();
    JsonObject clinic = practice.part("clinic");
    List<JsonObject> practitioners = practice.list("practitioners");
    JsonObjectBuilder stats =
        JsonObject.builder()
            .put("clients", clients(counted))
            .put(
                "practitioners",
                JsonObject.builder()
                    .put("total", practitioners.size())
                    .put("active", Homework.count(practitioners, "active"))
                    .build())
            .put("clinic", pick(clinic, "name", "type", "status").build())
            .put(
                "owner",
                pick(
                        clinic.object("owner").orElse(JsonObject.EMPTY),
                        "firstName",
                        "lastName",
                        "role",
                        "email")
                    .build())
            .putIfPresent("timezone", clinic.get("timezone"));
    putIfAsked(stats, asked, "appointments");
    putIfAsked(stats, asked, "billing");
    asked
        .call()
        .arguments()
        .object("date_range")
        .ifPresent(range -> stats.put("date_range", noted(range, counted.size())));
    return success(stats);
  }

  private static JsonObject clients(List<JsonObject> counted) {
    List<Homework> homework = counted.stream().map(Homework::of).toList();
    return JsonObject.builder()
        .put("total", counted.size())
        .put("active", Homework.count(counted, "active"))
        .put("total_assignments", homework.stream().mapToLong(Homework::total).sum())
        .put("completed_assignments", homework.stream().mapToLong(Homework::completed).sum())
        .put("recent_messages", homework.stream().mapToLong(Homework::messages).sum())
        .build();
  }

  private static void putIfAsked(JsonObjectBuilder stats, Asked asked, String block) {
    if (asked.flag("include_" + block, false)) {
      stats.put(block, JsonObject.builder().put("note", "The demo practice keeps none.").build());
    }
  }

  private static JsonObject noted(JsonObject range, int covered) {
    return range.with("note", "The counters cover " + covered + " clients active in that period.");
  }

  private static boolean isInRange(JsonObject client, Asked asked) {
    JsonObject range = asked.call().arguments().object("date_range").orElse(JsonObject.EMPTY);
    LocalDate active = asked.day(client.integer("last_active_days_ago").orElse(0));
    return range.text("start_date").map(from -> from.compareTo(active.toString()) <= 0).orElse(true)
        && range.text("end_date").map(to -> to.compareTo(active.toString()) >= 0).orElse(true);
  }
}
