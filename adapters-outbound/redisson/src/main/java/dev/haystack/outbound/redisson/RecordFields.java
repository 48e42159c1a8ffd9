package dev.haystack.outbound.redisson;

import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;

/** The members that a stored object must have; the record is damaged where one is missing. */
record RecordFields(JsonObject stored) {

  String text(String name) {
    return stored.string(name).orElseThrow(RecordFields::damaged);
  }

  /** A text that most records have not. */
  String textOr(String name, String otherwise) {
    return stored.members().containsKey(name) ? text(name) : otherwise;
  }

  long number(String name) {
    if (stored.members().get(name) instanceof JsonNumber number) {
      return Long.parseLong(number.text());
    }
    throw damaged();
  }

  /** A number that older records have not. */
  long numberOr(String name, long otherwise) {
    return stored.members().containsKey(name) ? number(name) : otherwise;
  }

  boolean truth(String name) {
    return stored.bool(name).orElseThrow(RecordFields::damaged);
  }

  JsonObject object(String name) {
    return stored.object(name).orElseThrow(RecordFields::damaged);
  }

  JsonArray array(String name) {
    return stored.array(name).orElseThrow(RecordFields::damaged);
  }

  private static IllegalArgumentException damaged() {
    return new IllegalArgumentException("a stored record lacks a member");
  }
}
