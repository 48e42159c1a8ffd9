package dev.haystack.application.tool;

import dev.haystack.application.result.LongResults;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The one table of the tools that need no backend, by name. */
final class PureTools {

  private PureTools() {}

  static Map<String, PureTool> of(
      ToolCatalogue catalogue, ReviewedWriting writing, ReadResult reading) {
    var tools = new HashMap<>(written(catalogue, writing));
    tools.put(LongResults.READER, reading::run);
    for (ToolSpecification tool : catalogue.all()) {
      catalogue
          .action(tool.name())
          .filter(ActionTemplate::isWholeTool)
          .ifPresent(action -> tools.put(tool.name(), declared(action)));
    }
    requireAll(catalogue, tools);
    return Map.copyOf(tools);
  }

  private static PureTool declared(ActionTemplate action) {
    return (arguments, _) -> new ToolResult.Success(action.answer(arguments));
  }

  private static Map<String, PureTool> written(ToolCatalogue catalogue, ReviewedWriting writing) {
    var generate =
        new GenerateDocument(action(catalogue, "generate_document_from_loaded"), writing);
    return Map.ofEntries(
        Map.entry("get_loaded_sessions", ReadLoadedSessions::list),
        Map.entry("get_session_content", ReadLoadedSessions::content),
        Map.entry("analyze_loaded_session", AnalyzeLoadedSession::run),
        Map.entry("get_selected_template", ReadSelectedTemplate::run),
        Map.entry("get_generated_documents", ReadGeneratedDocuments::run),
        Map.entry("check_document_readiness", CheckDocumentReadiness::run),
        Map.entry("generate_document_from_loaded", generate::fromGivenTemplate),
        Map.entry("generate_document_auto", generate::fromWhatIsOpen),
        Map.entry(
            "refine_document",
            new RefineDocument(action(catalogue, "refine_document"), writing)::run),
        Map.entry(
            "load_multiple_sessions",
            new LoadSessions(action(catalogue, "load_session_direct"))::run),
        Map.entry("mood_check_in", MoodCheckIn::run),
        Map.entry("coping_strategies", CopingStrategies::run),
        Map.entry("breathing_exercise", BreathingExercise::run));
  }

  static ActionTemplate action(ToolCatalogue catalogue, String tool) {
    return catalogue
        .action(tool)
        .orElseThrow(() -> new IllegalStateException(tool + ": no action is declared"));
  }

  private static void requireAll(ToolCatalogue catalogue, Map<String, PureTool> tools) {
    var expected =
        catalogue.all().stream()
            .filter(tool -> tool.source() != ToolSource.BACKEND)
            .map(ToolSpecification::name)
            .collect(Collectors.toSet());
    if (!tools.keySet().equals(expected)) {
      throw new IllegalStateException("the tools written and those of the catalogue differ");
    }
  }
}
