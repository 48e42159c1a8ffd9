package dev.haystack.outbound.openai;

import dev.haystack.domain.json.JsonObject;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a piece of a tool call, with the function's members in their place or beside it. */
final class ToolCallReader {

  private final JsonParser parser;
  private int index = CallPiece.NO_INDEX;
  private String id = "";
  private String name = "";
  private String arguments = "";
  private JsonObject opaque = JsonObject.EMPTY;

  private ToolCallReader(JsonParser parser) {
    this.parser = parser;
  }

  /** Reads a list of pieces, or a single one. */
  static void read(JsonParser parser, JsonToken value, Chunk chunk) {
    if (value != JsonToken.START_ARRAY) {
      single(parser, value, chunk);
      return;
    }
    for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
      single(parser, next, chunk);
    }
  }

  private static void single(JsonParser parser, JsonToken value, Chunk chunk) {
    if (value == JsonToken.START_OBJECT) {
      chunk.call(new ToolCallReader(parser).piece());
    } else if (!LooseValue.saysNothing(parser, value)) {
      chunk.unread("tool call");
    }
  }

  /** Reads the function call that a delta held before there were tool calls. */
  static void readOld(JsonParser parser, JsonToken value, Chunk chunk) {
    if (value == JsonToken.START_OBJECT) {
      chunk.oldCall(new ToolCallReader(parser).piece());
    } else if (!LooseValue.saysNothing(parser, value)) {
      chunk.unread("function call");
    }
  }

  private CallPiece piece() {
    members();
    return new CallPiece(index, id, name, arguments, opaque);
  }

  private void members() {
    for (String member = parser.nextName(); member != null; member = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (member) {
        case "index" -> index = (int) Math.max(-1, LooseValue.number(parser, value, -1));
        case "id" -> id = LooseValue.text(parser, value);
        case "function" -> function(value);
        case "name" -> name = LooseValue.text(parser, value);
        case "arguments" -> arguments = LooseValue.text(parser, value);
        default -> other(member, value);
      }
    }
  }

  private void other(String member, JsonToken value) {
    if (OpaqueMembers.OF_CALL.contains(member)) {
      OpaqueMembers.value(parser, value).ifPresent(json -> opaque = opaque.with(member, json));
    } else {
      parser.skipChildren();
    }
  }

  private void function(JsonToken value) {
    if (value == JsonToken.START_OBJECT) {
      members();
    } else {
      name = LooseValue.text(parser, value);
    }
  }
}
