package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;

/** A document that the user's browser holds; texts are empty where unknown. */
record GeneratedDocument(
    String id,
    String name,
    String content,
    String templateUsed,
    String generatedAt,
    boolean isGenerated) {

  static GeneratedDocument of(JsonObject told) {
    return new GeneratedDocument(
        PageText.of(told, "documentId"),
        PageText.of(told, "documentName"),
        PageText.of(told, "documentContent"),
        PageText.of(told, "templateUsed"),
        PageText.of(told, "generatedAt"),
        told.bool("isGenerated").orElse(false));
  }

  boolean hasContent() {
    return !content.isBlank();
  }
}
