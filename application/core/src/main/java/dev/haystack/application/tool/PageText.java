package dev.haystack.application.tool;

import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonString;

/** Texts and ids as other systems write them: an id may be a number there. */
final class PageText {

  private PageText() {}

  /** The member's text, empty where there is none. */
  static String of(JsonObject object, String name) {
    return switch (object.members().get(name)) {
      case JsonString(var text) -> text;
      case JsonNumber(var literal) -> literal;
      case null, default -> "";
    };
  }
}
