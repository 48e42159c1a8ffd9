package dev.haystack.domain.json;

/** A JSON value; immutable, and equal to another one by content. */
public sealed interface Json
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** How deep a document from a client may nest. */
  int DEPTH_MAX = 32;

  /**
   * How many values a document from a client may hold, all levels together. The shortest ones take
   * two or three characters of text and a hundred bytes of memory, so no limit on the text bounds
   * what it becomes.
   */
  int VALUES_MAX = 200_000;

  /** Reads one document strictly: no duplicate keys, nothing behind it. */
  static Json parse(String text) {
    return JsonReader.read(text, DEPTH_MAX, VALUES_MAX, JsonReading.STRICT);
  }

  /** Reads one document strictly, of at most so many values. */
  static Json parseAtMost(int valuesMax, String text) {
    return JsonReader.read(text, DEPTH_MAX, valuesMax, JsonReading.STRICT);
  }

  /** Reads one document strictly with another limit on its depth, and none on its values. */
  static Json parse(String text, int depthMax) {
    return parse(text, depthMax, JsonReading.STRICT);
  }

  /** Reads one document; half a surrogate pair in a text becomes U+FFFD, whoever wrote it. */
  static Json parse(String text, int depthMax, JsonReading reading) {
    return JsonReader.read(text, depthMax, Integer.MAX_VALUE, reading);
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
