package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The routes of all tools that the practice's API answers. */
record RouteCatalogue(Map<String, ToolEntry> entries) {

  private static final String RESOURCE = "routes.json";

  RouteCatalogue {
    entries = Map.copyOf(entries);
  }

  /** Reads the catalogue that comes with the adapter; the shapes are those that exist. */
  static RouteCatalogue load(Set<String> shapes) {
    try (var stream = RouteCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8), shapes);
    } catch (IOException e) {
      throw new UncheckedIOException("the resource " + RESOURCE + " cannot be read", e);
    }
  }

  static RouteCatalogue parse(String text, Set<String> shapes) {
    Map<String, ToolEntry> entries = new LinkedHashMap<>();
    document(text).members().forEach((tool, json) -> entries.put(tool, entry(tool, json, shapes)));
    return new RouteCatalogue(entries);
  }

  Optional<ToolEntry> entry(String tool) {
    return Optional.ofNullable(entries.get(tool));
  }

  private static JsonObject document(String text) {
    try {
      if (Json.parse(text) instanceof JsonObject document) {
        return document;
      }
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException(
          "the routes are not readable at '" + e.pointer() + "': " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("the routes are not an object");
  }

  private static ToolEntry entry(String tool, Json json, Set<String> shapes) {
    try {
      if (!(json instanceof JsonObject object)) {
        throw new IllegalArgumentException("it is not an object");
      }
      ToolEntry entry = ToolEntryReader.read(tool, object);
      if (!entry.shape().isEmpty() && !shapes.contains(entry.shape())) {
        throw new IllegalArgumentException("the shape '" + entry.shape() + "' does not exist");
      }
      return entry;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the route of " + tool + ": " + e.getMessage(), e);
    }
  }
}
