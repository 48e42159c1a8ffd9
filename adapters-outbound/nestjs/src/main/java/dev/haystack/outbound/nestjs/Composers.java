package dev.haystack.outbound.nestjs;

import java.util.Map;

/** The shapes that the catalogue may name. */
final class Composers {

  private static final AnswerShape PLAIN = new PlainAnswer();

  private static final Map<String, AnswerShape> BY_SHAPE =
      Map.ofEntries(
          Map.entry("client_base", new ClientBase()),
          Map.entry("clinic_profile", new ClinicProfile()),
          Map.entry("practitioners", new Practitioners()),
          Map.entry("clinic_stats", new ClinicStats()),
          Map.entry("practitioner_today", new PractitionerToday()),
          Map.entry("specific_clients", new SpecificClients()),
          Map.entry("homework_status", new HomeworkStatus()),
          Map.entry("homework_result", new HomeworkResult()),
          Map.entry("homework_results", new HomeworkResults()),
          Map.entry("sessions", new SessionSearch()),
          Map.entry("session_validation", new SessionValidation()),
          Map.entry("templates", new Templates()),
          Map.entry("psychoeducation", new Psychoeducation()),
          Map.entry("mood_profile", new MoodProfile()),
          Map.entry("user_profile", new UserProfile()),
          Map.entry("tasks", new Tasks()),
          Map.entry("task", new TaskDetails()),
          Map.entry("mood_entry", new MoodEntry()));

  private Composers() {}

  static Map<String, AnswerShape> byShape() {
    return BY_SHAPE;
  }

  static AnswerShape of(ToolEntry entry) {
    return BY_SHAPE.getOrDefault(entry.shape(), PLAIN);
  }
}
