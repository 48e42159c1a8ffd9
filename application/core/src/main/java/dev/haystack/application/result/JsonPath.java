package dev.haystack.application.result;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** A part of a JSON value as a JSON Pointer names it (RFC 6901). */
final class JsonPath {

  private static final int DIGITS_MAX = 9;

  private JsonPath() {}

  /** The part; nothing if there is none. The empty pointer is the whole. */
  static Optional<Json> in(Json whole, String pointer) {
    if (pointer.isEmpty()) {
      return Optional.of(whole);
    }
    if (pointer.charAt(0) != '/') {
      return Optional.empty();
    }
    Optional<Json> part = Optional.of(whole);
    for (String step : List.of(pointer.substring(1).split("/", -1))) {
      String name = step.replace("~1", "/").replace("~0", "~");
      part = part.flatMap(value -> step(value, name));
    }
    return part;
  }

  private static Optional<Json> step(Json value, String name) {
    return switch (value) {
      case JsonObject object -> object.get(name);
      case JsonArray(var values) ->
          isIndex(name) && Integer.parseInt(name) < values.size()
              ? Optional.of(values.get(Integer.parseInt(name)))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isIndex(String name) {
    return !name.isEmpty()
        && name.length() <= DIGITS_MAX
        && name.chars().allMatch(digit -> digit >= '0' && digit <= '9');
  }
}
