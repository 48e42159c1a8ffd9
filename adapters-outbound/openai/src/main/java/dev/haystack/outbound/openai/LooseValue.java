package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonText;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads values that may be of any type; each method leaves the parser at the value's end. */
final class LooseValue {

  private LooseValue() {}

  /** Whether the value says nothing: null, false, zero, blank, empty, or made of such values. */
  static boolean saysNothing(JsonParser parser, JsonToken value) {
    boolean nothing = true;
    int depth = 0;
    for (JsonToken token = value; ; token = parser.nextToken()) {
      switch (token) {
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> depth--;
        case VALUE_STRING -> nothing &= parser.getString().isBlank();
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> nothing &= parser.getDoubleValue() == 0;
        case VALUE_TRUE, VALUE_EMBEDDED_OBJECT -> nothing = false;
        case VALUE_FALSE, VALUE_NULL, PROPERTY_NAME, NOT_AVAILABLE -> {}
      }
      if (depth == 0) {
        return nothing;
      }
    }
  }

  /** A text as it is, null as no text, anything else as its JSON. */
  static String text(JsonParser parser, JsonToken value) {
    return switch (value) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NULL -> "";
      default -> json(parser, value);
    };
  }

  /**
   * A whole number, also one that is written as a fraction or a text; the other one if it is none.
   */
  static long number(JsonParser parser, JsonToken value, long otherwise) {
    return switch (value) {
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> whole(parser.getDoubleValue(), otherwise);
      case VALUE_STRING -> {
        try {
          yield whole(Double.parseDouble(parser.getString().strip()), otherwise);
        } catch (NumberFormatException e) {
          yield otherwise;
        }
      }
      default -> {
        parser.skipChildren();
        yield otherwise;
      }
    };
  }

  private static long whole(double number, long otherwise) {
    return Math.abs(number) <= Integer.MAX_VALUE ? (long) number : otherwise;
  }

  /** The value's JSON. */
  static String json(JsonParser parser, JsonToken value) {
    var target = new StringBuilder();
    append(parser, value, target);
    return target.toString();
  }

  private static void append(JsonParser parser, JsonToken value, StringBuilder target) {
    switch (value) {
      case START_OBJECT -> object(parser, target);
      case START_ARRAY -> array(parser, target);
      case VALUE_STRING -> JsonText.quote(parser.getString(), target);
      case VALUE_NUMBER_FLOAT -> target.append(parser.isNaN() ? "null" : parser.getString());
      default -> target.append(parser.getString());
    }
  }

  private static void object(JsonParser parser, StringBuilder target) {
    String separator = "{";
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      target.append(separator);
      JsonText.quote(name, target);
      target.append(':');
      append(parser, parser.nextToken(), target);
      separator = ",";
    }
    target.append(separator.equals("{") ? "{}" : "}");
  }

  private static void array(JsonParser parser, StringBuilder target) {
    String separator = "";
    target.append('[');
    for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
      target.append(separator);
      append(parser, next, target);
      separator = ",";
    }
    target.append(']');
  }
}
