package dev.haystack.application.turn;

import dev.haystack.application.schema.ArgumentSchemas;
import dev.haystack.application.schema.Checked;
import dev.haystack.application.tool.CarryOver;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonReading;
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

  private final ToolCatalogue catalogue;
  private final ArgumentSchemas schemas;

  ToolPreparation(ToolCatalogue catalogue, ArgumentSchemas schemas) {
    this.catalogue = catalogue;
    this.schemas = schemas;
  }

  PreparedCall prepare(ToolCall call, PersonaType persona, JsonObject context) {
    Optional<ToolSpecification> known =
        catalogue.find(call.name()).filter(tool -> tool.personas().contains(persona));
    return known
        .map(tool -> prepare(call, tool, context))
        .orElseGet(
            () ->
                new PreparedCall.Refused(
                    call, call.name(), JsonObject.EMPTY, unknown(call, persona)));
  }

  private PreparedCall prepare(ToolCall call, ToolSpecification tool, JsonObject context) {
    JsonObject given;
    try {
      String written = call.arguments().isBlank() ? "{}" : call.arguments();
      if (!(Json.parse(written, Json.DEPTH_MAX, JsonReading.LENIENT)
          instanceof JsonObject object)) {
        return unreadable(call, tool, "they are not an object");
      }
      given = object;
    } catch (JsonSyntaxException e) {
      return unreadable(call, tool, String.valueOf(e.getMessage()));
    }
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

  private ToolResult.Failure unknown(ToolCall call, PersonaType persona) {
    String offered =
        catalogue.offeredTo(persona).stream()
            .map(ToolSpecification::name)
            .collect(Collectors.joining(", "));
    return new ToolResult.Failure(
        ToolFailure.UNKNOWN_TOOL,
        "There is no tool named \"" + call.name() + "\". The tools are: " + offered + ".");
  }

  private static PreparedCall unreadable(ToolCall call, ToolSpecification tool, String fault) {
    return new PreparedCall.Refused(
        call,
        tool.displayName(),
        JsonObject.EMPTY,
        new ToolResult.Failure(
            ToolFailure.INVALID_ARGUMENTS, "The arguments cannot be read as JSON: " + fault + "."));
  }
}
