package dev.haystack.domain.uistate;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

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

  /** Adds entries behind those that are there, each in place of another of the same id. */
  private JsonObject add(JsonObject fields, String list, String idField) {
    SequencedMap<String, JsonObject> added = new LinkedHashMap<>();
    (payload instanceof JsonArray several ? several : JsonArray.of(List.of(payload)))
        .objects()
        .forEach(entry -> added.putLast(id(entry, idField), entry));
    List<Json> entries = new ArrayList<>(fields.array(list).orElse(JsonArray.EMPTY).values());
    entries.removeIf(
        known -> known instanceof JsonObject entry && added.containsKey(id(entry, idField)));
    entries.addAll(added.values());
    return fields.with(list, JsonArray.of(entries));
  }

  /** As text, for texts of equal hashes are still found quickly; empty if there is none. */
  private static String id(JsonObject entry, String idField) {
    return entry.get(idField).map(Json::text).orElse("");
  }
}
