package dev.haystack.domain.uistate;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import java.util.ArrayList;
import java.util.List;

/** A change that the page names by what the user did. */
public record NamedChange(String name, Json payload) {

  JsonObject applyTo(JsonObject fields) {
    return switch (name) {
      case "page_changed" ->
          payload instanceof JsonObject page
              ? MergePatch.apply(fields, UiFields.normalised(page))
              : fields;
      case "client_selection", "client_selected" -> set(fields, "currentClient", payload);
      case "template_selected" -> set(fields, "selectedTemplate", payload);
      case "session_loaded" -> add(fields, "loadedSessions", "sessionId");
      case "document_generated" -> add(fields, "generatedDocuments", "documentId");
      case "tab_changed" -> set(fields, "active_tab", tab());
      default -> set(fields, name, payload);
    };
  }

  private Json tab() {
    return payload instanceof JsonObject object
        ? object.get("active_tab").or(() -> object.get("tab")).orElse(payload)
        : payload;
  }

  private static JsonObject set(JsonObject fields, String field, Json value) {
    return value == JsonNull.NULL ? fields.without(field) : fields.with(field, value);
  }

  private JsonObject add(JsonObject fields, String list, String idField) {
    List<Json> entries = new ArrayList<>(fields.array(list).orElse(JsonArray.EMPTY).values());
    List<Json> added = payload instanceof JsonArray several ? several.values() : List.of(payload);
    for (Json entry : added) {
      if (entry instanceof JsonObject object) {
        entries.removeIf(
            known ->
                known instanceof JsonObject other
                    && other.get(idField).equals(object.get(idField)));
        entries.add(object);
      }
    }
    return fields.with(list, JsonArray.of(entries));
  }
}
