package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ids that a result names at its top and in its lists.
 *
 * @param clients the clients' names by id, blank where the result has none
 */
record CarriedIds(Map<String, String> clients, Set<String> assignments) {

  static final List<String> ASSIGNMENT_PARAMETERS = List.of("assignment_id", "homework_assign_id");

  private static final List<String> ASSIGNMENT_FIELDS =
      List.of("assignment_id", "latest_assignment_id", "homework_assign_id");
  private static final int DEPTH_MAX = 3;

  CarriedIds {
    clients = Map.copyOf(clients);
    assignments = Set.copyOf(assignments);
  }

  static CarriedIds in(Json result) {
    Map<String, String> clients = new LinkedHashMap<>();
    Set<String> assignments = new LinkedHashSet<>();
    collect(result, 0, clients, assignments);
    return new CarriedIds(clients, assignments);
  }

  /** The client, if there is exactly one. */
  Optional<String> client() {
    return clients.size() == 1 ? clients.keySet().stream().findFirst() : Optional.empty();
  }

  /** The assignment, if there is exactly one. */
  Optional<String> assignment() {
    return assignments.size() == 1 ? assignments.stream().findFirst() : Optional.empty();
  }

  private static void collect(
      Json value, int depth, Map<String, String> clients, Set<String> assignments) {
    if (depth >= DEPTH_MAX) {
      return;
    }
    if (value instanceof JsonArray list) {
      list.forEach(element -> collect(element, depth + 1, clients, assignments));
    } else if (value instanceof JsonObject object) {
      object
          .text("client_id")
          .ifPresent(
              id ->
                  clients.merge(
                      id, name(object), (known, other) -> known.isBlank() ? other : known));
      ASSIGNMENT_FIELDS.forEach(field -> object.text(field).ifPresent(assignments::add));
      object.members().values().forEach(member -> collect(member, depth + 1, clients, assignments));
    }
  }

  private static String name(JsonObject object) {
    return object.text("client_name").or(() -> object.text("name")).orElse("");
  }
}
