package dev.haystack.outbound.openai;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the pieces of tool calls that a chunk brings. */
final class ToolCallReader {

  private static final int NO_INDEX = -1;

  private ToolCallReader() {}

  /** Reads the array that the parser has just entered. */
  static void read(JsonParser parser, CallAssembly calls) {
    for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
      if (next == JsonToken.START_OBJECT) {
        piece(parser, calls);
      } else {
        parser.skipChildren();
      }
    }
  }

  private static void piece(JsonParser parser, CallAssembly calls) {
    int index = NO_INDEX;
    String id = "";
    String[] function = {"", ""};
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_NUMBER_INT && name.equals("index")) {
        index = Math.max(NO_INDEX, parser.getIntValue());
      } else if (value == JsonToken.VALUE_STRING && name.equals("id")) {
        id = parser.getString();
      } else if (value == JsonToken.START_OBJECT && name.equals("function")) {
        function = function(parser);
      } else if (OpaqueMembers.OF_CALL.contains(name)) {
        calls.keep(name, OpaqueMembers.value(parser, value));
      } else {
        parser.skipChildren();
      }
    }
    calls.add(index, id, function[0], function[1]);
  }

  private static String[] function(JsonParser parser) {
    String[] function = {"", ""};
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING && name.equals("name")) {
        function[0] = parser.getString();
      } else if (value == JsonToken.VALUE_STRING && name.equals("arguments")) {
        function[1] = parser.getString();
      } else {
        parser.skipChildren();
      }
    }
    return function;
  }
}
