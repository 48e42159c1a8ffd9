package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;

/** The document templates, however the answer wraps them. */
final class Templates implements AnswerShape {

  private static final Selection TEMPLATE =
      Selection.of(
          "id",
          "name<title",
          "description",
          "content",
          "tags",
          "isPrivate",
          "clinicId",
          "createdBy",
          "usageCount");

  @Override
  public Json compose(ToolRun run) {
    JsonArray templates =
        Fields.rows(run.fetch(), "templates").stream()
            .map(TEMPLATE::from)
            .collect(JsonArray.collector());
    return JsonObject.builder()
        .put("templates", templates)
        .put("count", templates.size())
        .put("status", templates.isEmpty() ? "no_templates_found" : "success")
        .build();
  }
}
