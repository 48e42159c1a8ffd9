package dev.haystack.outbound.demo.practice;

import static dev.haystack.outbound.demo.practice.Replies.success;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** The tools about document templates. */
final class TemplateTools {

  private static final List<BiPredicate<String, String>> RANKS =
      List.of(String::equals, String::startsWith, String::contains);

  private TemplateTools() {}

  static Map<String, DemoTool> all() {
    return Map.of(
        "get_templates", TemplateTools::list, "select_template_by_name", TemplateTools::select);
  }

  private static ToolResult list(Practice practice, Asked asked) {
    String type = asked.text("template_type");
    String query = asked.text("search_query").toLowerCase(Locale.ROOT);
    List<JsonObject> found =
        practice.list("templates").stream()
            .filter(template -> isOfType(template, type))
            .filter(template -> name(template).toLowerCase(Locale.ROOT).contains(query))
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

  private static ToolResult select(Practice practice, Asked asked) {
    String wanted = asked.text("template_name").toLowerCase(Locale.ROOT);
    List<JsonObject> best =
        RANKS.stream()
            .map(rank -> matching(practice, rank, wanted))
            .filter(matches -> !matches.isEmpty())
            .findFirst()
            .orElse(List.of());
    return switch (best.size()) {
      case 0 -> error("No template has that name; the templates can be listed.");
      case 1 -> success(selected(best.getFirst()));
      default -> error("Several templates fit: " + names(best) + ". Which one is meant?");
    };
  }

  private static List<JsonObject> matching(
      Practice practice, BiPredicate<String, String> rank, String wanted) {
    return practice.list("templates").stream()
        .filter(template -> rank.test(name(template).toLowerCase(Locale.ROOT), wanted))
        .toList();
  }

  private static JsonObjectBuilder selected(JsonObject template) {
    JsonObject payload =
        JsonObject.builder()
            .put("templateId", template.string("id").orElse(""))
            .put("templateName", name(template))
            .put("templateContent", template.string("content").orElse(""))
            .put("templateDescription", template.string("description").orElse(""))
            .build();
    return JsonObject.builder()
        .put("template_id", template.string("id").orElse(""))
        .put("template_name", name(template))
        .put(
            "ui_action",
            JsonObject.builder()
                .put("type", "set_selected_template")
                .put("target", "live_transcribe_page")
                .put("payload", payload)
                .build())
        .put("status", "ui_action_requested")
        .put("user_message", "The template " + name(template) + " is selected.");
  }

  private static ToolResult error(String message) {
    return success(JsonObject.builder().put("status", "error").put("error", message));
  }

  private static String names(List<JsonObject> templates) {
    return templates.stream().map(TemplateTools::name).collect(Collectors.joining(", "));
  }

  private static String name(JsonObject template) {
    return template.string("name").orElse("");
  }
}
