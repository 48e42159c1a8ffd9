package dev.haystack.application.tool;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;

/** The client selected in the user's browser; both texts are empty if there is none. */
record CurrentClient(String id, String name) {

  static CurrentClient of(JsonObject page) {
    JsonObject current = page.object("currentClient").orElse(JsonObject.EMPTY);
    var selected =
        new CurrentClient(PageText.of(current, "clientId"), PageText.of(current, "clientName"));
    return selected.isSelected()
        ? selected
        : new CurrentClient(PageText.of(page, "client_id"), PageText.of(page, "client_name"));
  }

  boolean isSelected() {
    return !(id.isBlank() && name.isBlank());
  }

  Json json() {
    return isSelected()
        ? JsonObject.builder().put("client_id", id).put("client_name", name).build()
        : JsonNull.NULL;
  }
}
