package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.ArrayList;
import java.util.List;

/** Tells whether a document can be generated from what is open, and what is missing. */
final class CheckDocumentReadiness {

  private CheckDocumentReadiness() {}

  static ToolResult run(JsonObject arguments, ToolContext context) {
    OpenPage page = OpenPage.of(context);
    List<String> missing = missing(page);
    boolean ready = context.pageKnown() && missing.isEmpty();
    var answer =
        JsonObject.builder()
            .put("ready_to_generate", ready)
            .put("current_state", state(page))
            .put("can_auto_generate", ready);
    if (ready) {
      return Answers.success(
          answer
              .put("status", "ready")
              .put("message", "Template and sessions are ready.")
              .put("next_action", "generate_document_auto"));
    }
    return Answers.success(
        answer
            .put("status", context.pageKnown() ? "missing_requirements" : Answers.NO_ACTIVE_SESSION)
            .put(
                "message",
                context.pageKnown()
                    ? "Still missing: " + String.join(" and ", missing) + "."
                    : Answers.PAGE_UNKNOWN)
            .put("missing", JsonLists.texts(missing))
            .put("guidance", guidance(missing)));
  }

  private static List<String> missing(OpenPage page) {
    List<String> missing = new ArrayList<>();
    if (page.template().filter(SelectedTemplate::hasContent).isEmpty()) {
      missing.add("template");
    }
    if (page.sessions().isEmpty()) {
      missing.add("sessions");
    }
    return missing;
  }

  private static String guidance(List<String> missing) {
    String template = "Select a template with select_template_by_name.";
    String sessions = "Find sessions with search_sessions and open them with load_session_direct.";
    if (missing.size() > 1) {
      return template + " " + sessions;
    }
    return missing.contains("template") ? template : sessions;
  }

  private static JsonObject state(OpenPage page) {
    var template = page.template();
    CurrentClient client = page.client();
    return JsonObject.builder()
        .put(
            "template",
            selection(
                template.isPresent(),
                template.map(SelectedTemplate::name).orElse(""),
                template.map(SelectedTemplate::id).orElse("")))
        .put("sessions", sessions(page.sessions()))
        .put("client", selection(client.isSelected(), client.name(), client.id()))
        .build();
  }

  private static JsonObject selection(boolean selected, String name, String id) {
    return JsonObject.builder().put("selected", selected).put("name", name).put("id", id).build();
  }

  private static JsonObject sessions(List<LoadedSession> sessions) {
    return JsonObject.builder()
        .put("loaded", !sessions.isEmpty())
        .put("count", sessions.size())
        .put("sessions", JsonLists.of(sessions, CheckDocumentReadiness::listed))
        .build();
  }

  private static JsonObject listed(LoadedSession session) {
    return JsonObject.builder()
        .put("client_name", session.clientName())
        .put("session_id", session.sessionId())
        .put("date", session.date())
        .build();
  }
}
