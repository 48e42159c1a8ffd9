package dev.haystack.outbound.anthropic;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An event as far as pieces need it: the many are read token by token, without a tree.
 *
 * @param index of the block, -1 if the event has none
 * @param kind of the piece, empty if the event has none
 * @param piece what is added to the block
 */
record StreamEvent(String type, int index, String kind, String piece) {

  private static final JsonFactory JSON = new JsonFactory();

  static StreamEvent read(byte[] bytes, int from, int to) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes, from, to - from)) {
      String type = "";
      int index = -1;
      String[] delta = {"", ""};
      var _ = parser.nextToken();
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken value = parser.nextToken();
        switch (name) {
          case "type" -> type = value == JsonToken.VALUE_STRING ? parser.getString() : "";
          case "index" -> index = value == JsonToken.VALUE_NUMBER_INT ? parser.getIntValue() : -1;
          case "delta" -> delta(parser, value, delta);
          default -> parser.skipChildren();
        }
      }
      return new StreamEvent(type, index, delta[0], delta[1]);
    }
  }

  private static void delta(JsonParser parser, JsonToken start, String[] delta) {
    if (start != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "type" -> delta[0] = value == JsonToken.VALUE_STRING ? parser.getString() : "";
        case "text", "partial_json", "thinking", "signature" ->
            delta[1] = value == JsonToken.VALUE_STRING ? parser.getString() : "";
        default -> parser.skipChildren();
      }
    }
  }
}
