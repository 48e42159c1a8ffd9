package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;

/** Tells which template is selected in the browser. */
final class ReadSelectedTemplate {

  private static final int PREVIEW_LENGTH_MAX = 200;

  private ReadSelectedTemplate() {}

  static ToolResult run(JsonObject arguments, ToolContext context) {
    if (!context.pageKnown()) {
      return answer(JsonNull.NULL, Answers.PAGE_UNKNOWN, Answers.NO_ACTIVE_SESSION);
    }
    return OpenPage.of(context)
        .template()
        .map(ReadSelectedTemplate::selected)
        .orElseGet(
            () ->
                answer(
                    JsonNull.NULL,
                    "No template is selected in the browser.",
                    Answers.NO_TEMPLATE_SELECTED));
  }

  private static ToolResult selected(SelectedTemplate template) {
    JsonObject shown =
        JsonObject.builder()
            .put("template_id", template.id())
            .put("template_name", template.name())
            .put("template_description", template.description())
            .put("has_content", template.hasContent())
            .put("content_preview", Excerpt.of(template.content(), PREVIEW_LENGTH_MAX))
            .build();
    return answer(shown, "The template “" + template.name() + "” is selected.", Answers.SUCCESS);
  }

  private static ToolResult answer(Json template, String message, String status) {
    return Answers.success(
        JsonObject.builder()
            .put("selected_template", template)
            .put("message", message)
            .put("status", status));
  }
}
