package dev.haystack.outbound.memory;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;

/** Estimates how much memory a value takes, without writing it. */
final class TextSize {

  private static final int VALUE = 16;

  private TextSize() {}

  static long of(Json value) {
    return switch (value) {
      case JsonObject(var members) ->
          members.entrySet().stream()
              .mapToLong(member -> VALUE + member.getKey().length() + of(member.getValue()))
              .sum();
      case JsonArray(var values) -> values.stream().mapToLong(TextSize::of).sum();
      case JsonString(var text) -> VALUE + text.length();
      case JsonNumber(var literal) -> VALUE + literal.length();
      case JsonBoolean _, JsonNull _ -> VALUE;
    };
  }
}
