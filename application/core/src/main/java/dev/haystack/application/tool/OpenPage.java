package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What is open in the user's browser, as far as the page has told. */
record OpenPage(JsonObject fields) {

  static OpenPage of(ToolContext context) {
    return new OpenPage(context.page());
  }

  List<LoadedSession> sessions() {
    return fields.array("loadedSessions").stream()
        .flatMap(JsonArray::objects)
        .map(LoadedSession::of)
        .toList();
  }

  Optional<LoadedSession> session(String id) {
    return sessions().stream().filter(session -> session.sessionId().equals(id)).findFirst();
  }

  Optional<SelectedTemplate> template() {
    return fields
        .object("selectedTemplate")
        .map(SelectedTemplate::of)
        .filter(SelectedTemplate::isSelected);
  }

  List<GeneratedDocument> documents() {
    return fields.array("generatedDocuments").stream()
        .flatMap(JsonArray::objects)
        .map(GeneratedDocument::of)
        .toList();
  }

  CurrentClient client() {
    return CurrentClient.of(fields);
  }
}
