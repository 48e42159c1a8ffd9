package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import java.util.stream.Stream;

/** A transcribed session that is open in the user's browser; texts are empty where unknown. */
record LoadedSession(
    String sessionId, String clientId, String clientName, String content, JsonObject metadata) {

  static LoadedSession of(JsonObject told) {
    return new LoadedSession(
        PageText.of(told, "sessionId"),
        PageText.of(told, "clientId"),
        PageText.of(told, "clientName"),
        PageText.of(told, "content"),
        told.object("metadata").orElse(JsonObject.EMPTY));
  }

  boolean hasContent() {
    return !content.isBlank();
  }

  /** When it was recorded, as the page writes it. */
  String date() {
    return Stream.of("recordingDate", "recording_date", "date")
        .map(name -> PageText.of(metadata, name))
        .filter(date -> !date.isBlank())
        .findFirst()
        .orElse("");
  }

  /** The session as a document's request names it. */
  JsonObject reference() {
    return JsonObject.builder()
        .put("session_id", sessionId)
        .put("client_id", clientId)
        .put("client_name", clientName)
        .put("metadata", metadata)
        .build();
  }
}
