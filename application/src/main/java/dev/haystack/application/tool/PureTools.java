package dev.haystack.application.tool;

import dev.haystack.domain.tool.ToolResult;
import java.util.HashMap;
import java.util.Map;

/** The one table of the tools that need no backend, by name. */
final class PureTools {

  private PureTools() {}

  static Map<String, PureTool> of(ToolCatalogue catalogue) {
    Map<String, PureTool> tools = new HashMap<>();
    catalogue.all().forEach(tool -> declared(catalogue, tool.name(), tools));
    return Map.copyOf(tools);
  }

  private static void declared(ToolCatalogue catalogue, String tool, Map<String, PureTool> tools) {
    catalogue
        .action(tool)
        .filter(ActionTemplate::isWholeTool)
        .ifPresent(
            action ->
                tools.put(
                    tool, (arguments, _) -> new ToolResult.Success(action.answer(arguments))));
  }
}
