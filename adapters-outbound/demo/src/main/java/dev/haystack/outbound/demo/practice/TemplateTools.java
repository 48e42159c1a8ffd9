package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tools about document templates. */
final class TemplateTools {

  private TemplateTools() {}

  static Map<String, DemoTool> all() {
    // which of the templates is meant is for the caller to choose, as with a real practice
    return Map.of(
        "get_templates", TemplateTools::list, "select_template_by_name", TemplateTools::list);
  }

  private static ToolResult list(PracticeData practice, Asked asked) {
    String type = asked.text("template_type");
    String query = asked.text("search_query").toLowerCase(Locale.ROOT);
    List<JsonObject> found =
        practice.list("templates").stream()
            .filter(template -> isOfType(template, type))
            .filter(template -> Replies.name(template).toLowerCase(Locale.ROOT).contains(query))
            .toList();
    return success(
        JsonObject.builder()
            .put("templates", JsonArray.of(found))
            .put("count", found.size())
            .put("status", found.isEmpty() ? "no_templates_found" : "success"));
  }

  private static boolean isOfType(JsonObject template, String type) {
    boolean isPrivate = template.bool("isPrivate").orElse(false);
    return switch (type) {
      case "private" -> isPrivate;
      case "clinic", "public" -> !isPrivate;
      default -> true;
    };
  }
}
