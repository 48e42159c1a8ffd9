package dev.haystack.domain.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.json.JsonSyntaxException;

/** A model's wish to call a tool; the arguments are its text, not yet known to be JSON. */
public record ToolCall(String id, String name, String arguments) {

  private static final String NO_ARGUMENTS = "{}";

  /**
   * The arguments as they were meant: nothing and null are no arguments, and an object that was
   * written as a text is that object.
   *
   * @throws JsonSyntaxException if they are no object
   */
  public JsonObject readArguments() {
    Json value = arguments.isBlank() ? JsonObject.EMPTY : Json.parse(arguments);
    if (value instanceof JsonString(var written)) {
      value = Json.parse(written);
    }
    if (value == JsonNull.NULL) {
      return JsonObject.EMPTY;
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw new JsonSyntaxException("they are not an object", "");
  }

  /**
   * The same in a form that every model's server takes back: a plain name, and an object as
   * arguments, which is empty where they cannot be read.
   */
  public ToolCall sendable() {
    String plainName = ToolNames.plain(name);
    String object = objectText();
    return plainName.equals(name) && object.equals(arguments)
        ? this
        : new ToolCall(id, plainName, object);
  }

  private String objectText() {
    try {
      JsonObject object = readArguments();
      return arguments.stripLeading().startsWith("{") ? arguments : object.text();
    } catch (JsonSyntaxException _) {
      return NO_ARGUMENTS;
    }
  }
}
