package dev.haystack.domain.json;

/** A JSON value; immutable, and equal to another one by content. */
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** How deep a document from a client may nest. */
  int DEPTH_MAX = 32;

  /**
   * Reads one document strictly: no duplicate keys, nothing behind it. A lone surrogate in a text
   * becomes U+FFFD: what cut an emoji in two is no reason to refuse the words around it.
   */
  static Json parse(String text) {
    return parse(text, DEPTH_MAX);
  }

  /** Reads one document strictly with another limit on its depth. */
  static Json parse(String text, int depthMax) {
    return JsonReader.read(text, depthMax);
  }

  /** The value of a text. */
  static JsonString of(String value) {
    return new JsonString(value);
  }

  /** The value of a whole number. */
  static JsonNumber of(long value) {
    return new JsonNumber(Long.toString(value));
  }

  /** The value of a truth. */
  static JsonBoolean of(boolean value) {
    return value ? JsonBoolean.TRUE : JsonBoolean.FALSE;
  }

  /** Writes the value compactly behind what the target holds already. */
  void appendTo(StringBuilder target);

  /** The value's compact text. */
  default String text() {
    var target = new StringBuilder();
    appendTo(target);
    return target.toString();
  }
}
