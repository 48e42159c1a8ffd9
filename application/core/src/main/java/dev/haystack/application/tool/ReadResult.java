package dev.haystack.application.tool;

import dev.haystack.application.result.LongResults;
import dev.haystack.application.result.ResultPart;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import java.util.Optional;

/** Reads on in a result of this conversation that was too long to be shown. */
final class ReadResult {

  private final LongResults results;

  ReadResult(LongResults results) {
    this.results = results;
  }

  ToolResult run(JsonObject arguments, ToolContext context) {
    String handle = arguments.string("handle").orElse("");
    Optional<Json> whole = results.find(handle, context.results().get());
    if (whole.isEmpty()) {
      return new ToolResult.Failure(
          ToolFailure.NOT_FOUND,
          "No result of this conversation was cut under that handle. Use a handle as it stands"
              + " behind the result, or call the tool again.");
    }
    String path = arguments.string("path").orElse("");
    int from = Math.max(0, arguments.integer("from").orElse(0));
    int length = Math.clamp(arguments.integer("length").orElse(results.readMax()), 1, most());
    return ResultPart.of(whole.get(), path, from, length)
        .<ToolResult>map(part -> new ToolResult.Success(part.json()))
        .orElseGet(
            () ->
                Answers.invalid(
                    "The result has nothing at that path. It is a JSON Pointer, such as /items/0;"
                        + " without it the whole result is read."));
  }

  private int most() {
    return Math.max(1, results.readMax());
  }
}
