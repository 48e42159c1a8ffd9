package dev.haystack.outbound.model;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonReading;
import dev.haystack.domain.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Finds the error in what a server says in place of an answer. */
public final class ErrorObject {

  private ErrorObject() {}

  /** The member named error, of a list's first object too, or the object itself, empty if none. */
  public static JsonObject of(byte[] bytes, int from, int to) {
    try {
      String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
      Json said = Json.parse(text, Json.DEPTH_MAX, JsonReading.LENIENT);
      var all = said instanceof JsonArray list ? list : new JsonArray(List.of(said));
      JsonObject body = all.objects().findFirst().orElse(JsonObject.EMPTY);
      return body.object("error").orElse(body);
    } catch (JsonSyntaxException _) {
      return JsonObject.EMPTY;
    }
  }
}
