package dev.haystack.application.turn;

import dev.haystack.application.schema.ArgumentSchemas;
import dev.haystack.application.schema.Checked;
import dev.haystack.application.tool.CarryOver;
import dev.haystack.application.tool.Excerpt;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes a model's call ready to run: known, readable, filled from the session, and valid. */
final class ToolPreparation {

  private static final int QUOTED_MAX = 1_000;

  private final ToolCatalogue catalogue;
  private final ArgumentSchemas schemas;

  ToolPreparation(ToolCatalogue catalogue, ArgumentSchemas schemas) {
    this.catalogue = catalogue;
    this.schemas = schemas;
  }

  /** What the model wrote and cannot go back is told it in the result, where it is data. */
  PreparedCall prepare(ToolCall written, PersonaType persona, JsonObject context) {
    ToolCall call = written.sendable();
    Optional<ToolSpecification> known =
        catalogue.find(call.name()).filter(tool -> tool.personas().contains(persona));
    String displayName = known.map(ToolSpecification::displayName).orElse(call.name());
    JsonObject given;
    try {
      given = written.readArguments();
    } catch (JsonSyntaxException e) {
      String words = known.isEmpty() ? unknown(written, persona) + " " : "";
      return refused(call, displayName, reason(known), words + unreadable(written, e));
    }
    return known
        .map(tool -> checked(call, tool, given, context))
        .orElseGet(() -> refused(call, displayName, reason(known), unknown(written, persona)));
  }

  private PreparedCall checked(
      ToolCall call, ToolSpecification tool, JsonObject given, JsonObject context) {
    JsonObject filled = CarryOver.fill(tool, given, context);
    return switch (schemas.check(tool, filled)) {
      case Checked.Valid(var arguments) -> new PreparedCall.Ready(call, tool, arguments);
      case Checked.Invalid(var message) ->
          new PreparedCall.Refused(
              call,
              tool.displayName(),
              given,
              new ToolResult.Failure(ToolFailure.INVALID_ARGUMENTS, message));
    };
  }

  private static ToolFailure reason(Optional<ToolSpecification> known) {
    return known.isEmpty() ? ToolFailure.UNKNOWN_TOOL : ToolFailure.INVALID_ARGUMENTS;
  }

  private static PreparedCall refused(
      ToolCall call, String displayName, ToolFailure reason, String message) {
    return new PreparedCall.Refused(
        call, displayName, JsonObject.EMPTY, new ToolResult.Failure(reason, message));
  }

  private String unknown(ToolCall written, PersonaType persona) {
    String offered =
        catalogue.offeredTo(persona).stream()
            .map(ToolSpecification::name)
            .collect(Collectors.joining(", "));
    return "There is no tool named " + quoted(written.name()) + ". The tools are: " + offered + ".";
  }

  private static String unreadable(ToolCall written, JsonSyntaxException fault) {
    return "The arguments cannot be read as JSON: "
        + fault.getMessage()
        + ". They were: "
        + quoted(written.arguments());
  }

  private static String quoted(String text) {
    String shown = Excerpt.of(text, QUOTED_MAX);
    return "\"" + shown + (shown.length() < text.length() ? "…" : "") + "\"";
  }
}
