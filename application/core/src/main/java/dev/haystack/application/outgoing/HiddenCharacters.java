package dev.haystack.application.outgoing;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonBoolean;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import dev.haystack.domain.json.JsonString;

/**
 * Characters that change how others are shown, or are not shown themselves, and that no text needs:
 * controls, bidirectional controls, tags. Joiners stay, since scripts and emoji need them.
 */
public final class HiddenCharacters {

  /** Tags and half of what chooses between forms of a character begin with it. */
  static final char HIGH_OF_TAGS = '\uDB40';

  private HiddenCharacters() {}

  /** The text without them; the same if it has none. */
  public static String without(String text) {
    if (!areIn(text)) {
      return text;
    }
    var seen = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isTag(text, i)) {
        i++;
      } else if (!isOne(c)) {
        seen.append(c);
      }
    }
    return seen.toString();
  }

  /** The value without them, in names too; the same if it has none. */
  public static Json without(Json value) {
    return areIn(value) ? rebuilt(value) : value;
  }

  private static Json rebuilt(Json value) {
    return switch (value) {
      case JsonString(var text) -> Json.of(without(text));
      case JsonArray array ->
          array.values().stream().map(HiddenCharacters::rebuilt).collect(JsonArray.collector());
      case JsonObject object -> {
        JsonObjectBuilder seen = JsonObject.builder();
        object.members().forEach((name, member) -> seen.put(without(name), rebuilt(member)));
        yield seen.build();
      }
      case JsonNumber _, JsonBoolean _, JsonNull _ -> value;
    };
  }

  private static boolean areIn(Json value) {
    return switch (value) {
      case JsonString(var text) -> areIn(text);
      case JsonArray array -> array.values().stream().anyMatch(HiddenCharacters::areIn);
      case JsonObject object ->
          object.members().entrySet().stream()
              .anyMatch(member -> areIn(member.getKey()) || areIn(member.getValue()));
      case JsonNumber _, JsonBoolean _, JsonNull _ -> false;
    };
  }

  private static boolean areIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isOne(text.charAt(i)) || isTag(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTag(String text, int at) {
    return text.charAt(at) == HIGH_OF_TAGS
        && at + 1 < text.length()
        && isLowOfTag(text.charAt(at + 1));
  }

  static boolean isOne(char c) {
    if (c < ' ') {
      return c != '\n' && c != '\t' && c != '\r';
    }
    return c == '\u007F'
        || c == '\u061C'
        || c == '\uFEFF'
        || (c >= '\u200E' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  /** Whether it makes a tag with the half before it. */
  static boolean isLowOfTag(char c) {
    return c >= '\uDC00' && c <= '\uDC7F';
  }
}
