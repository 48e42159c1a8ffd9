package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import dev.haystack.domain.tool.ToolFailure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A JSON value with places for the arguments of a call. */
sealed interface JsonTemplate {

  /** A value that is always the same. */
  record Constant(Json value) implements JsonTemplate {}

  /**
   * The first of the named arguments that is given.
   *
   * @param fallback what stands for none of them
   * @param max the largest number, or the longest text, that is passed on
   */
  record Reference(List<String> names, Fallback fallback, long max) implements JsonTemplate {

    public Reference {
      names = List.copyOf(names);
    }
  }

  /** An object of templates; members without a value are left out. */
  record Members(Map<String, JsonTemplate> members) implements JsonTemplate {

    public Members {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /** An array of templates; elements without a value are left out. */
  record Elements(List<JsonTemplate> elements) implements JsonTemplate {

    public Elements {
      elements = List.copyOf(elements);
    }
  }

  /** What stands for an argument that is not given. */
  sealed interface Fallback {

    /** The call cannot be made. */
    record Refused() implements Fallback {}

    /** The value is left out. */
    record Omitted() implements Fallback {}

    /** A constant. */
    record Default(String text) implements Fallback {}
  }

  /** The value for the given variables, if there is one. */
  default Optional<Json> fill(JsonObject variables) {
    return switch (this) {
      case Constant(var value) -> Optional.of(value);
      case Reference reference -> reference(reference, variables);
      case Members(var members) -> {
        var filled = JsonObject.builder();
        members.forEach((name, member) -> filled.putIfPresent(name, member.fill(variables)));
        yield Optional.of(filled.build());
      }
      case Elements(var elements) ->
          Optional.of(
              elements.stream()
                  .flatMap(element -> element.fill(variables).stream())
                  .collect(JsonArray.collector()));
    };
  }

  private static Optional<Json> reference(Reference reference, JsonObject variables) {
    Stream<Json> given = reference.names().stream().flatMap(name -> variables.get(name).stream());
    return switch (reference.fallback()) {
      case Fallback.Refused _ -> {
        Json value =
            given
                .findFirst()
                .orElseThrow(
                    () ->
                        new UpstreamException(
                            ToolFailure.INVALID_ARGUMENTS,
                            "The argument " + reference.names().getFirst() + " is missing."));
        yield Optional.of(atMost(reference.max(), value));
      }
      case Fallback.Omitted _ ->
          given
              .filter(value -> !(value instanceof JsonString(var text) && text.isBlank()))
              .findFirst()
              .map(value -> atMost(reference.max(), value));
      case Fallback.Default(var text) ->
          Optional.of(given.findFirst().map(v -> atMost(reference.max(), v)).orElse(Json.of(text)));
    };
  }

  private static Json atMost(long max, Json value) {
    return switch (value) {
      case JsonNumber number when number.asLong() > max -> Json.of(max);
      case JsonString(var text) when text.codePointCount(0, text.length()) > max ->
          Json.of(text.substring(0, text.offsetByCodePoints(0, (int) max)));
      default -> value;
    };
  }
}
