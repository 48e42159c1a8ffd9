package dev.haystack.outbound.demo.conversation;

import static dev.haystack.outbound.demo.conversation.Lines.objects;
import static dev.haystack.outbound.demo.conversation.Lines.word;

import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Set;

/** What the demo model does about questions that concern the practice as a whole. */
final class PracticeRules {

  private PracticeRules() {}

  static List<Rule> all() {
    return List.of(
        Rule.when(
            "\\b(stats|statistics|figures|numbers|how many)\\b",
            Set.of("get_clinic_stats"),
            Step.call("", "get_clinic_stats", Arguments::none),
            Step.say(turn -> stats(turn.object("get_clinic_stats")))),
        Rule.when(
            "\\b(today|schedule|appointments?|my day)\\b",
            Set.of("get_practitioner_today"),
            Step.call("", "get_practitioner_today", Arguments::none),
            Step.say(turn -> today(turn.object("get_practitioner_today")))),
        Rule.when(
            "\\b(practitioners|colleagues|team)\\b",
            Set.of("list_practitioners"),
            Step.call("", "list_practitioners", Arguments::none),
            Step.say(turn -> team(turn.object("list_practitioners")))),
        Rule.when(
            "\\b(our|the|my|this) (clinic|practice)\\b|\\bclinic (profile|address|phone)\\b",
            Set.of("get_clinic_profile"),
            Step.call("", "get_clinic_profile", Arguments::none),
            Step.say(turn -> clinic(turn.object("get_clinic_profile")))));
  }

  private static String stats(JsonObject stats) {
    JsonObject clients = stats.object("clients").orElse(JsonObject.EMPTY);
    JsonObject clinic = stats.object("clinic").orElse(JsonObject.EMPTY);
    return word(clinic, "name")
        + " has "
        + word(clients, "total")
        + " clients, "
        + word(clients, "active")
        + " of them active, with "
        + word(clients, "completed_assignments")
        + " of "
        + word(clients, "total_assignments")
        + " assignments completed, and "
        + word(stats.object("practitioners").orElse(JsonObject.EMPTY), "active")
        + " active practitioners.";
  }

  private static String today(JsonObject day) {
    String heading =
        "Today, " + word(day, "today") + ", you have " + word(day, "todayCount") + " sessions";
    return Lines.list(heading + ":", objects(day, "sessionsToday"), PracticeRules::appointment)
        + "\n\nUnread messages: "
        + word(day, "unreadMessages")
        + ".";
  }

  private static String appointment(JsonObject session) {
    return word(session, "startsAt")
        + " "
        + word(session, "clientName")
        + " ("
        + word(session, "status")
        + ")";
  }

  private static String team(JsonObject answer) {
    return Lines.list(
        "These practitioners are active:",
        objects(answer, "practitioners"),
        person -> word(person, "name") + ", " + word(person, "practitioner_type"));
  }

  private static String clinic(JsonObject clinic) {
    return word(clinic, "name")
        + ", "
        + word(clinic, "address")
        + ", phone "
        + word(clinic, "phone")
        + ", e-mail "
        + word(clinic, "email")
        + ".";
  }
}
