package dev.haystack.application.schema;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;

/** Bounds the arguments' size, so that a check costs a bounded amount. */
final class ArgumentSize {

  static final long CHARACTERS_MAX = 1 << 20;

  // what a value weighs beside its text, so that many empty ones count too
  private static final int VALUE_WEIGHT = 32;

  private ArgumentSize() {}

  static boolean isBearable(JsonObject arguments) {
    return weight(arguments) <= CHARACTERS_MAX;
  }

  private static long weight(Json value) {
    return VALUE_WEIGHT
        + switch (value) {
          case JsonString(var text) -> text.length();
          case JsonNumber(var literal) -> literal.length();
          case JsonArray(var values) -> values.stream().mapToLong(ArgumentSize::weight).sum();
          case JsonObject object ->
              object.members().entrySet().stream()
                  .mapToLong(member -> member.getKey().length() + weight(member.getValue()))
                  .sum();
          case JsonBoolean _, JsonNull _ -> 0;
        };
  }
}
