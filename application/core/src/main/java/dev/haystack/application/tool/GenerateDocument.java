package dev.haystack.application.tool;

import dev.haystack.application.template.Brief;
import dev.haystack.application.template.DocumentPrompt;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.stream.Stream;

/** Asks the page to write a document from a template and the open sessions. */
record GenerateDocument(ActionTemplate action, ReviewedWriting writing) {

  ToolResult fromGivenTemplate(JsonObject arguments, ToolContext context) {
    OpenPage page = OpenPage.of(context);
    String templateName = arguments.text("template_name").orElse("Template");
    String documentName =
        Stream.of("document_name", "template_name")
            .flatMap(name -> arguments.text(name).stream())
            .findFirst()
            .orElse("Generated Document");
    var template =
        new SelectedTemplate("", templateName, arguments.string("template_content").orElse(""), "");
    return reviewed(template, documentName, sessions(arguments, page), arguments, context);
  }

  private static JsonArray sessions(JsonObject arguments, OpenPage page) {
    JsonArray given = arguments.array("sessions").orElse(JsonArray.EMPTY);
    return given.isEmpty()
        ? references(page.sessions())
        : JsonLists.of(given.objects().toList(), entry -> reference(entry, page));
  }

  /** What the page says of an open session counts, not what the call says of it. */
  private static JsonObject reference(JsonObject given, OpenPage page) {
    return page.session(PageText.of(given, "session_id"))
        .map(LoadedSession::reference)
        .orElseGet(
            () ->
                JsonObject.builder()
                    .putIfPresent("session_id", given.get("session_id"))
                    .putIfPresent("client_id", given.get("client_id"))
                    .putIfPresent("client_name", given.get("client_name"))
                    .put("metadata", given.object("metadata").orElse(JsonObject.EMPTY))
                    .build());
  }

  private static JsonArray references(List<LoadedSession> sessions) {
    return JsonLists.of(sessions, LoadedSession::reference);
  }

  ToolResult fromWhatIsOpen(JsonObject arguments, ToolContext context) {
    if (!context.pageKnown()) {
      return Answers.pageUnknown();
    }
    OpenPage page = OpenPage.of(context);
    return page.template()
        .filter(SelectedTemplate::hasContent)
        .map(template -> fromSelected(template, page, arguments, context))
        .orElseGet(
            () ->
                Answers.refused(
                    Answers.NO_TEMPLATE_SELECTED,
                    "No template with content is selected in the browser.",
                    "Select one with select_template_by_name."));
  }

  private ToolResult fromSelected(
      SelectedTemplate template, OpenPage page, JsonObject arguments, ToolContext context) {
    List<LoadedSession> sessions = page.sessions();
    if (sessions.isEmpty()) {
      return Answers.refused(
          Answers.NO_SESSIONS_LOADED,
          "No session is open in the browser.",
          "Find sessions with search_sessions and open them with load_session_direct.");
    }
    String templateName = template.name().isBlank() ? "Template" : template.name();
    String documentName =
        arguments
            .text("document_name")
            .orElseGet(() -> DocumentName.of(templateName, page.client(), sessions));
    var named = new SelectedTemplate(template.id(), templateName, template.content(), "");
    return reviewed(named, documentName, references(sessions), arguments, context);
  }

  private ToolResult reviewed(
      SelectedTemplate template,
      String documentName,
      JsonArray sessions,
      JsonObject arguments,
      ToolContext context) {
    String instructions = arguments.string("generation_instructions").orElse("");
    var source =
        new ReviewedWriting.Source(
            template.id(),
            template.name(),
            OpenPage.of(context).client().id(),
            Brief.of(template.content(), instructions));
    return writing.unlessRefused(
        source, context, () -> requested(template, documentName, sessions, instructions));
  }

  private ToolResult requested(
      SelectedTemplate template, String documentName, JsonArray sessions, String instructions) {
    JsonObject payload =
        JsonObject.builder()
            .put("templateContent", DocumentPrompt.fromTemplate(template.content(), instructions))
            .put("templateName", template.name())
            .put("documentName", documentName)
            .put("sessions", sessions)
            .build();
    return Answers.success(
        action.requested(
            payload, "Generating “" + documentName + "”; sessions used: " + sessions.size() + "."));
  }
}
