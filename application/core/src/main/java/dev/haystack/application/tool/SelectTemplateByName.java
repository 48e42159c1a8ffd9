package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.tool.ToolResult;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Chooses among the practice's templates by name: exact, else prefix, else substring. */
record SelectTemplateByName(ActionTemplate select) {

  private static final List<BiPredicate<String, String>> RANKS =
      List.of(String::equals, String::startsWith, String::contains);
  private static final int LISTED_MAX = 20;

  ToolResult from(ToolResult templates, JsonObject arguments) {
    return switch (templates) {
      case ToolResult.Failure failure -> failure;
      case ToolResult.Success(var value) ->
          chosen(listed(value), arguments.string("template_name").orElse(""));
    };
  }

  private static List<JsonObject> listed(Json value) {
    Stream<JsonArray> lists =
        switch (value) {
          case JsonArray list -> Stream.of(list);
          case JsonObject object ->
              Stream.of("templates", "data").flatMap(name -> object.array(name).stream());
          case JsonString _, JsonNumber _, JsonBoolean _, JsonNull _ -> Stream.empty();
        };
    return lists.limit(1).flatMap(JsonArray::objects).toList();
  }

  private ToolResult chosen(List<JsonObject> templates, String wanted) {
    List<JsonObject> best = best(templates, folded(wanted));
    return switch (best.size()) {
      case 0 -> none(templates, wanted);
      case 1 -> new ToolResult.Success(select.answer(selection(best.getFirst())));
      default -> error("Several templates fit equally well; none was selected.", best);
    };
  }

  private static List<JsonObject> best(List<JsonObject> templates, String wanted) {
    return RANKS.stream()
        .map(
            rank ->
                templates.stream()
                    .filter(t -> rank.test(folded(PageText.of(t, "name")), wanted))
                    .toList())
        .filter(found -> !found.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static JsonObject selection(JsonObject template) {
    return JsonObject.builder()
        .put("template_id", PageText.of(template, "id"))
        .put("template_name", PageText.of(template, "name"))
        .put("template_content", PageText.of(template, "content"))
        .put("template_description", PageText.of(template, "description"))
        .build();
  }

  private static ToolResult none(List<JsonObject> templates, String wanted) {
    return templates.isEmpty()
        ? error("There are no templates.", templates)
        : error("No template is called “" + Excerpt.of(wanted, 100) + "”.", templates);
  }

  private static ToolResult error(String error, List<JsonObject> candidates) {
    List<JsonObject> listed = candidates.stream().limit(LISTED_MAX).toList();
    return Answers.success(
        JsonObject.builder()
            .put("status", "error")
            .put("error", error)
            .put("templates", JsonLists.of(listed, SelectTemplateByName::choice)));
  }

  private static JsonObject choice(JsonObject template) {
    return JsonObject.builder()
        .put("template_id", PageText.of(template, "id"))
        .put("template_name", PageText.of(template, "name"))
        .build();
  }
}
