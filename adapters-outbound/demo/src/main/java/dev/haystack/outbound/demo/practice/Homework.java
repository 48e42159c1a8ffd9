package dev.haystack.outbound.demo.practice;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** A number of assignments, counted. */
record Homework(long total, long active, long completed, long messages) {

  static Homework of(JsonObject client) {
    return of(PracticeData.list(client, "assignments"));
  }

  static Homework of(List<JsonObject> assignments) {
    return new Homework(
        assignments.size(),
        count(assignments, "active"),
        count(assignments, "completed"),
        assignments.stream()
            .mapToLong(assignment -> assignment.array("messages").orElse(JsonArray.EMPTY).size())
            .sum());
  }

  static long count(List<JsonObject> assignments, String status) {
    return assignments.stream()
        .filter(assignment -> PracticeData.is(assignment, "status", status))
        .count();
  }

  JsonObjectBuilder counts() {
    return JsonObject.builder()
        .put("total", total)
        .put("active", active)
        .put("completed", completed);
  }

  /** The percentage of completed assignments, with one decimal. */
  String rate() {
    return String.format(Locale.ROOT, "%.1f", total == 0 ? 0.0 : 100.0 * completed / total);
  }
}
