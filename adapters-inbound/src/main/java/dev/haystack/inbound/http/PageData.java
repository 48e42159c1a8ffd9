package dev.haystack.inbound.http;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import java.nio.charset.StandardCharsets;

/**
 * What a page says beside the user's words: data for the model, and no more than so many bytes.
 *
 * @param bytesMax of it as compact text
 */
record PageData(int bytesMax) {

  /** The notes of a front end's own; what is wrong is noted there. */
  JsonObject of(ToldConversation told, Fields fields) {
    return of(told, JsonObject.EMPTY, fields);
  }

  /** Those, and what else it says. */
  JsonObject of(ToldConversation told, JsonObject beside, Fields fields) {
    JsonArray notes =
        told.instructions().stream().<Json>map(Json::of).collect(JsonArray.collector());
    JsonObject all = notes.isEmpty() ? beside : beside.with("notes", notes);
    if (all.text().getBytes(StandardCharsets.UTF_8).length > bytesMax && !all.isEmpty()) {
      fields.fault("messages", "must not bring more than " + bytesMax + " bytes of the page's own");
    }
    return all;
  }
}
