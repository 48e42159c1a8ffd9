package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.JsonObject;

/** Reads the clients of a search. */
final class Clients {

  private Clients() {}

  static boolean isActive(JsonObject client) {
    return Fields.text(client, "status").equalsIgnoreCase("active");
  }

  static long totalAssignments(JsonObject client) {
    return Fields.count(client, "total_assignments", "totalAssignments").orElse(0);
  }

  static long activeAssignments(JsonObject client) {
    return Fields.count(client, "active_assignments", "activeAssignments").orElse(0);
  }

  /** As the upstream counts them, or else those that are not active any more. */
  static long completedAssignments(JsonObject client) {
    return Fields.count(client, "completed_assignments", "completedAssignments")
        .orElse(Math.max(0, totalAssignments(client) - activeAssignments(client)));
  }

  static long recentMessages(JsonObject client) {
    return Fields.count(client, "recent_messages", "recentMessages").orElse(0);
  }
}
