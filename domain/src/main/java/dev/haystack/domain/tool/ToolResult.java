package dev.haystack.domain.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;

/** What became of a tool call; told to the model, whichever it is. */
public sealed interface ToolResult {

  /** The tool's answer. */
  record Success(Json value) implements ToolResult {}

  /** Why there is no answer, in words that let the model go on. */
  record Failure(ToolFailure reason, String message) implements ToolResult {}

  /** Whether there is no answer. */
  default boolean isFailure() {
    return this instanceof Failure;
  }

  /** The text the model reads. */
  default String modelText() {
    return switch (this) {
      case Success(var value) -> value.text();
      case Failure(var reason, var message) ->
          JsonObject.builder()
              .put("status", "error")
              .put("error", reason.code())
              .put("message", message)
              .build()
              .text();
    };
  }
}
