package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.json.JsonString;
import java.util.List;
import java.util.Optional;

/**
 * An action on the page as the catalogue declares it.
 *
 * @param target empty where the action has none
 * @param payload values of the form {@code {name}} stand for arguments; empty where the tool builds
 *     the payload itself
 * @param echo the arguments that the answer repeats
 * @param userMessage what the answer says, empty where the tool builds the answer itself
 */
record ActionTemplate(
    String type, String target, JsonObject payload, List<String> echo, String userMessage) {

  static final String REQUESTED = "ui_action_requested";

  ActionTemplate {
    echo = List.copyOf(echo);
  }

  /** Whether the declaration is the whole tool. */
  boolean isWholeTool() {
    return !userMessage.isEmpty();
  }

  /** The answer of a tool that built the payload itself; more may be added to it. */
  JsonObjectBuilder requested(JsonObject finished, String message) {
    return JsonObject.builder()
        .put("ui_action", request(finished))
        .put("status", REQUESTED)
        .put("user_message", message);
  }

  /** The request for the action with the payload that these arguments fill. */
  JsonObject requestFor(JsonObject arguments) {
    return request(filled(arguments));
  }

  private JsonObject request(JsonObject finished) {
    return JsonObject.builder()
        .put("type", type)
        .putUnlessEmpty("target", target)
        .put("payload", finished)
        .build();
  }

  /** The tool's whole answer to these arguments. */
  JsonObject answer(JsonObject arguments) {
    var answer = JsonObject.builder();
    echo.forEach(name -> answer.putIfPresent(name, arguments.get(name)));
    return answer
        .put("ui_action", requestFor(arguments))
        .put("status", REQUESTED)
        .put("user_message", Placeholders.fill(userMessage, arguments))
        .build();
  }

  private JsonObject filled(JsonObject arguments) {
    var filled = JsonObject.builder();
    payload
        .members()
        .forEach((field, value) -> filled.putIfPresent(field, argument(value, arguments)));
    return filled.build();
  }

  private static Optional<Json> argument(Json template, JsonObject arguments) {
    return template instanceof JsonString(var text)
        ? Placeholders.name(text).flatMap(arguments::get)
        : Optional.empty();
  }
}
