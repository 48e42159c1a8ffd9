package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;

/** Answers that there is no such record, which is a finding and no fault. */
final class Nothing {

  static final String WORDS = "The practice's system has nothing on this. Say that there is none.";

  private Nothing() {}

  /** Whether an answer that should hold a record holds none, bare or in the usual envelope. */
  static boolean isAll(Json answer) {
    return switch (answer) {
      case JsonNull _ -> true;
      case JsonArray array -> array.isEmpty();
      case JsonObject object ->
          object.isEmpty()
              || (object.has("data") && object.get("data").isEmpty() && !object.has("id"));
      case JsonString _, JsonNumber _, JsonBoolean _ -> false;
    };
  }

  static JsonObject told() {
    return JsonObject.builder().put("found", false).put("message", WORDS).build();
  }
}
