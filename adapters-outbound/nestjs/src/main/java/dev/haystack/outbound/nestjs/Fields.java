package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads fields that the upstream names in more than one way; a dot leads into an object. */
final class Fields {

  private static final List<String> LIST_NAMES = List.of("data", "items", "results", "rows");

  private Fields() {}

  /** The text of a JSON text, and the literal of anything else. */
  static String plain(Json value) {
    return value instanceof JsonString(var text) ? text : value.text();
  }

  static Optional<Json> first(JsonObject object, String... names) {
    return Stream.of(names).flatMap(name -> at(object, name).stream()).findFirst();
  }

  /** The first of the fields that says something, as text; empty if none does. */
  static String text(JsonObject object, String... names) {
    return Stream.of(names)
        .flatMap(name -> at(object, name).stream())
        .map(Fields::plain)
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse("");
  }

  /** A count: a number, or the length of a list. */
  static OptionalLong count(JsonObject object, String... names) {
    return Stream.of(names)
        .flatMap(name -> at(object, name).stream())
        .mapMulti(
            (Json value, java.util.function.Consumer<Long> counts) -> {
              if (value instanceof JsonNumber number) {
                counts.accept(number.asLong());
              } else if (value instanceof JsonArray array) {
                counts.accept((long) array.size());
              }
            })
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /** The objects of a list that comes bare, under its name or in a usual envelope. */
  static List<JsonObject> rows(Json answer, String name) {
    return list(answer, name).objects().toList();
  }

  /** The same with whatever its elements are, but null. */
  static JsonArray list(Json answer, String name) {
    return switch (answer) {
      case JsonArray array -> withoutNulls(array);
      case JsonObject object ->
          Stream.concat(Stream.of(name), LIST_NAMES.stream())
              .flatMap(member -> object.get(member).stream())
              .filter(value -> value instanceof JsonArray || value instanceof JsonObject)
              .findFirst()
              .map(value -> list(value, name))
              .orElse(JsonArray.EMPTY);
      default -> JsonArray.EMPTY;
    };
  }

  static JsonArray withoutNulls(JsonArray array) {
    return array.values().stream()
        .filter(value -> value != JsonNull.NULL)
        .collect(JsonArray.collector());
  }

  /** How many there are upstream, or else as many as there came. */
  static long total(Json answer, long came) {
    return answer instanceof JsonObject object
        ? count(object, "total", "total_count", "totalCount", "meta.total", "data.total")
            .orElse(came)
        : came;
  }

  /** The first and last name, or the name as a whole. */
  static String personName(JsonObject person) {
    String parts =
        (text(person, "firstName", "first_name") + " " + text(person, "lastName", "last_name"))
            .strip();
    return parts.isEmpty() ? text(person, "name", "fullName", "full_name") : parts;
  }

  private static Optional<Json> at(JsonObject object, String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? object.get(path)
        : object.object(path.substring(0, dot)).flatMap(in -> at(in, path.substring(dot + 1)));
  }
}
