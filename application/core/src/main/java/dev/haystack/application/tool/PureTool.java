package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolResult;

/** A tool that answers from its arguments and the caller's page alone. */
@FunctionalInterface
interface PureTool {

  ToolResult run(JsonObject arguments, ToolContext context);
}
