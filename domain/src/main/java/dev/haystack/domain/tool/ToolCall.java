package dev.haystack.domain.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonReading;
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
    Json value = arguments.isBlank() ? JsonObject.EMPTY : read(arguments);
    if (value instanceof JsonString(var written)) {
      value = read(written);
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
      return isObject(arguments) ? arguments : readArguments().text();
    } catch (JsonSyntaxException _) {
      return NO_ARGUMENTS;
    }
  }

  private static boolean isObject(String text) {
    try {
      return Json.parse(text) instanceof JsonObject;
    } catch (JsonSyntaxException _) {
      return false;
    }
  }

  /** As a model means it: it escapes less than it should. */
  private static Json read(String text) {
    return Json.parse(text, Json.DEPTH_MAX, JsonReading.LENIENT);
  }
}
