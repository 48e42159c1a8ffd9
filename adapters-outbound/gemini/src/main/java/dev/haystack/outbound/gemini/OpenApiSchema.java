package dev.haystack.outbound.gemini;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A JSON Schema in the subset of OpenAPI that the server knows; what it does not know goes. */
final class OpenApiSchema {

  private static final Set<String> KEPT =
      Set.of(
          "title",
          "description",
          "nullable",
          "required",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "pattern",
          "default",
          "propertyOrdering");
  private static final Set<String> TEXT_FORMATS = Set.of("enum", "date-time");
  private static final int REFERENCES_MAX = 16;
  private static final JsonObject ANYTHING = JsonObject.EMPTY.with("type", "object");

  private final JsonObject root;

  private OpenApiSchema(JsonObject root) {
    this.root = root;
  }

  static JsonObject of(JsonObject schema) {
    return new OpenApiSchema(schema).schema(schema, 0);
  }

  /** Of a schema that stands under so many references, which may go round in circles. */
  private JsonObject schema(JsonObject schema, int depth) {
    Optional<String> reference = schema.string("$ref");
    if (reference.isPresent()) {
      return depth < REFERENCES_MAX
          ? schema(referenced(reference.get(), schema.without("$ref")), depth + 1)
          : ANYTHING;
    }
    var target = JsonObject.builder();
    type(schema, depth, target);
    schema
        .members()
        .forEach(
            (name, value) -> {
              if (KEPT.contains(name)) {
                target.put(name, value);
              }
            });
    schema
        .string("format")
        .filter(format -> !isOf(schema, "string") || TEXT_FORMATS.contains(format))
        .ifPresent(format -> target.put("format", format));
    schema.object("items").ifPresent(items -> target.put("items", schema(items, depth)));
    schema.object("properties").ifPresent(all -> target.put("properties", each(all, depth)));
    return target.build();
  }

  private JsonObject each(JsonObject properties, int depth) {
    var all = JsonObject.builder();
    properties
        .members()
        .forEach(
            (name, value) -> {
              if (value instanceof JsonObject property) {
                all.put(name, schema(property, depth));
              }
            });
    return all.build();
  }

  /** The type, which the wire has once, and what says the same in other words. */
  private void type(JsonObject schema, int depth, JsonObjectBuilder target) {
    List<String> types =
        schema
            .array("type")
            .map(list -> list.strings().toList())
            .orElse(schema.string("type").stream().toList());
    List<JsonObject> choices = new ArrayList<>(choices(schema, depth));
    List<Json> values = values(schema);
    boolean isNullable =
        (types.contains("null") && types.size() > 1)
            || values.contains(JsonNull.NULL)
            || choices.removeIf(choice -> isOf(choice, "null"));
    List<String> real = types.stream().filter(type -> !type.equals("null")).toList();
    List<Json> texts = values.stream().filter(JsonString.class::isInstance).toList();
    if (real.size() == 1) {
      target.put("type", real.getFirst());
    } else if (real.isEmpty() && !texts.isEmpty()) {
      target.put("type", "string");
    } else {
      real.forEach(type -> choices.add(JsonObject.EMPTY.with("type", type)));
    }
    if (!choices.isEmpty()) {
      target.put("anyOf", JsonArray.of(choices));
    }
    if (!texts.isEmpty()) {
      target.put("enum", JsonArray.of(texts));
    }
    if (isNullable) {
      target.put("nullable", true);
    }
  }

  private List<JsonObject> choices(JsonObject schema, int depth) {
    return Stream.of("anyOf", "oneOf")
        .flatMap(name -> schema.array(name).stream())
        .flatMap(JsonArray::objects)
        .map(choice -> isOf(choice, "null") ? choice : schema(choice, depth))
        .toList();
  }

  private static List<Json> values(JsonObject schema) {
    return Stream.concat(
            Optional.ofNullable(schema.members().get("const")).stream(),
            schema.array("enum").stream().flatMap(list -> list.values().stream()))
        .toList();
  }

  private static boolean isOf(JsonObject schema, String type) {
    return schema.string("type").filter(type::equals).isPresent()
        || schema.array("type").filter(list -> list.strings().anyMatch(type::equals)).isPresent();
  }

  /** The schema behind a pointer into the root, with what stands beside the reference. */
  private JsonObject referenced(String reference, JsonObject beside) {
    JsonObject at = root;
    for (String step : reference.replaceFirst("^#/?", "").split("/", -1)) {
      if (!step.isEmpty()) {
        at = at.object(step.replace("~1", "/").replace("~0", "~")).orElse(JsonObject.EMPTY);
      }
    }
    var merged = JsonObject.builder();
    at.members().forEach(merged::put);
    beside.members().forEach(merged::put);
    return merged.build();
  }
}
