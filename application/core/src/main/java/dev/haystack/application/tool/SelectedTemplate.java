package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;

/** The template that is selected in the user's browser; texts are empty where unknown. */
record SelectedTemplate(String id, String name, String content, String description) {

  static SelectedTemplate of(JsonObject told) {
    return new SelectedTemplate(
        PageText.of(told, "templateId"),
        PageText.of(told, "templateName"),
        PageText.of(told, "templateContent"),
        PageText.of(told, "templateDescription"));
  }

  /** Whether it is one at all: pages clear a selection by blanking it. */
  boolean isSelected() {
    return !(id.isBlank() && name.isBlank() && content.isBlank());
  }

  boolean hasContent() {
    return !content.isBlank();
  }
}
