package dev.haystack.application.turn;

import dev.haystack.application.consent.ConsentQuestion;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSpecification;

/** A model's call after everything was checked that can be checked without running it. */
sealed interface PreparedCall {

  /** The call as it goes back to the model: with a plain name, and an object as arguments. */
  ToolCall call();

  String displayName();

  /** The arguments as far as they can be read. */
  JsonObject arguments();

  /**
   * It can be run with these arguments.
   *
   * @param consent the name of the question that a person said yes to; empty if none was asked
   */
  record Ready(ToolCall call, ToolSpecification tool, JsonObject arguments, String consent)
      implements PreparedCall {

    Ready(ToolCall call, ToolSpecification tool, JsonObject arguments) {
      this(call, tool, arguments, "");
    }

    /** The same with the arguments that a person said yes to. */
    Ready agreed(JsonObject seen, ConsentQuestion question) {
      return new Ready(call, tool, seen, question.actionId());
    }

    @Override
    public String displayName() {
      return tool.displayName();
    }
  }

  /** It cannot be run, and the model is told why. */
  record Refused(
      ToolCall call, String displayName, JsonObject arguments, ToolResult.Failure failure)
      implements PreparedCall {}
}
