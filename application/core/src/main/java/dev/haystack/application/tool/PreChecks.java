package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a schema cannot say of a tool's arguments, checked before anything is done with them. */
final class PreChecks {

  private static final Pattern UUID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private static final Map<String, List<String>> NOT_BLANK =
      Map.of(
          "semantic_search_sessions", List.of("query"),
          "search_psychoeducation", List.of("query"),
          "set_client_selection", List.of("client_name"),
          "select_template_by_name", List.of("template_name"),
          "set_selected_template", List.of("template_name", "template_content"),
          "generate_document_from_loaded", List.of("template_content"),
          "refine_document", List.of("refinement_instructions"),
          "navigate_to_page", List.of("page_url"));

  private static final Map<String, Function<JsonObject, Optional<ToolResult>>> OWN =
      Map.of(
          "semantic_search_sessions", PreChecks::transcripts,
          "get_task_details", PreChecks::taskReference,
          "record_mood_entry", PreChecks::consent,
          "navigate_to_page", PreChecks::pageOfTheApp,
          "suggest_navigation", PreChecks::knownPages);

  private PreChecks() {}

  /** The answer if the tool is not to run. */
  static Optional<ToolResult> refusal(ToolSpecification tool, JsonObject arguments) {
    return mustNotBeBlank(tool)
        .filter(name -> arguments.string(name).filter(String::isBlank).isPresent())
        .findFirst()
        .map(name -> Answers.invalid("/" + name + " must not be blank."))
        .or(() -> OWN.getOrDefault(tool.name(), _ -> Optional.empty()).apply(arguments));
  }

  private static Stream<String> mustNotBeBlank(ToolSpecification tool) {
    Stream<String> requiredIds =
        tool.parameters().array("required").stream()
            .flatMap(JsonArray::strings)
            .filter(name -> name.endsWith("_id"));
    return Stream.concat(requiredIds, NOT_BLANK.getOrDefault(tool.name(), List.of()).stream());
  }

  private static Optional<ToolResult> transcripts(JsonObject arguments) {
    boolean named =
        arguments.array("transcript_ids").stream()
            .flatMap(JsonArray::strings)
            .anyMatch(id -> !id.isBlank());
    return named
        ? Optional.empty()
        : Optional.of(Answers.invalid("/transcript_ids must name at least one transcript."));
  }

  private static Optional<ToolResult> taskReference(JsonObject arguments) {
    String reference = arguments.string("task_ref").orElse("");
    return UUID.matcher(reference).matches()
        ? Optional.empty()
        : Optional.of(
            Answers.success(
                Answers.status(
                    "invalid_reference",
                    "That is no task reference; get_my_tasks gives each task's task_ref.")));
  }

  private static Optional<ToolResult> consent(JsonObject arguments) {
    return arguments.bool("confirmed").orElse(false)
        ? Optional.empty()
        : Optional.of(
            Answers.success(
                Answers.status(
                        "confirmation_required",
                        "Nothing was saved. Ask whether the mood may be saved, and call again with"
                            + " confirmed true only after a clear yes.")
                    .put("saved", false)
                    .putIfPresent("feeling", arguments.get("feeling"))));
  }

  private static Optional<ToolResult> pageOfTheApp(JsonObject arguments) {
    return PagePath.isOne(arguments.string("page_url").orElse(""))
        ? Optional.empty()
        : Optional.of(Answers.invalid("/page_url must be a path of the app, such as /clients."));
  }

  private static Optional<ToolResult> knownPages(JsonObject arguments) {
    if (!ActionRules.isPage(arguments.string("suggested_page").orElse(""))) {
      return Optional.of(
          Answers.invalid(
              "/suggested_page must be a page type of the app, such as clients_list, or a path."));
    }
    return ActionRules.isHere(arguments.string("current_page").orElse(""))
        ? Optional.empty()
        : Optional.of(Answers.invalid("/current_page must be a page type of the app, or a path."));
  }
}
