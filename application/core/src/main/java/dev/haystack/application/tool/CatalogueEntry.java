package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolSpecification;
import java.util.List;
import java.util.stream.Stream;

/**
 * A tool with what only the core knows of it.
 *
 * @param declared the tool's action on the page, or none
 * @param needsConsent whether it writes what a person must have agreed to
 * @param dropsIncomplete the list parameter whose incomplete entries the tool itself leaves out,
 *     empty where there is none
 */
record CatalogueEntry(
    ToolSpecification specification,
    List<ActionTemplate> declared,
    boolean needsConsent,
    String dropsIncomplete) {

  CatalogueEntry {
    declared = List.copyOf(declared);
  }

  String name() {
    return specification.name();
  }

  Stream<ActionTemplate> actions() {
    return declared.stream();
  }

  JsonObject checkedParameters() {
    JsonObject offered = specification.parameters();
    if (dropsIncomplete.isEmpty()) {
      return offered;
    }
    JsonObject properties = member(offered, "properties");
    JsonObject list = member(properties, dropsIncomplete);
    Json items = member(list, "items").without("required");
    return offered.with("properties", properties.with(dropsIncomplete, list.with("items", items)));
  }

  private static JsonObject member(JsonObject object, String name) {
    return object.object(name).orElse(JsonObject.EMPTY);
  }
}
