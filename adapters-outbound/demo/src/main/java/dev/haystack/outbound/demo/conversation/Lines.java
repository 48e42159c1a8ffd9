package dev.haystack.outbound.demo.conversation;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts data into lines of text. */
final class Lines {

  private Lines() {}

  /** A heading with a bullet for each item. */
  static String list(String heading, List<JsonObject> items, Function<JsonObject, String> words) {
    return items.isEmpty()
        ? heading
        : items.stream()
            .map(item -> "\n- " + words.apply(item))
            .collect(Collectors.joining("", heading + "\n", ""));
  }

  static List<JsonObject> objects(JsonObject object, String name) {
    return object.array(name).orElse(JsonArray.EMPTY).objects().toList();
  }

  static String strings(JsonObject object, String name) {
    return object
        .array(name)
        .orElse(JsonArray.EMPTY)
        .strings()
        .map(text -> "\n- " + text)
        .collect(Collectors.joining());
  }

  /** The member as a person would write it; a dash if there is none. */
  static String word(JsonObject object, String name) {
    return object.get(name).map(Lines::word).orElse("–");
  }

  private static String word(Json value) {
    return switch (value) {
      case JsonString(var text) -> text;
      case JsonNumber(var literal) -> literal;
      case JsonBoolean truth -> truth.value() ? "yes" : "no";
      case JsonArray array -> Integer.toString(array.size());
      case JsonObject _, JsonNull _ -> "–";
    };
  }
}
