package dev.haystack.domain.uistate;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names under which the core reads a page's fields, whatever the page calls them. */
final class UiFields {

  private static final Map<String, String> ALIASES =
      Map.of("pageType", "page_type", "pageUrl", "page_url", "route", "page_url");

  private UiFields() {}

  /** The fields with aliases resolved; the field's own name wins where both are there. */
  static JsonObject normalised(JsonObject fields) {
    if (ALIASES.keySet().stream().noneMatch(fields::has)) {
      return fields;
    }
    Map<String, Json> resolved = new LinkedHashMap<>();
    fields
        .members()
        .forEach(
            (name, value) -> {
              String canonical = ALIASES.getOrDefault(name, name);
              if (canonical.equals(name) || !fields.has(canonical)) {
                resolved.putIfAbsent(canonical, value);
              }
            });
    return new JsonObject(resolved);
  }
}
