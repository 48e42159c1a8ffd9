package dev.haystack.outbound.openai;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads a chunk's choices: the deltas, or whole messages, and why they ended. */
final class ChoiceReader {

  private static final Set<String> NO_ERROR = Set.of("null", "\"\"", "{}", "[]", "false", "0");

  private final Chunk chunk;
  private final Answer answer;

  ChoiceReader(Chunk chunk, Answer answer) {
    this.chunk = chunk;
    this.answer = answer;
  }

  /** Reads a list of choices, or a single one. */
  void read(JsonParser parser, JsonToken value) {
    if (value != JsonToken.START_ARRAY) {
      single(parser, value);
      return;
    }
    for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
      single(parser, next);
    }
  }

  private void single(JsonParser parser, JsonToken value) {
    if (value == JsonToken.START_OBJECT) {
      choice(parser);
    } else if (!LooseValue.saysNothing(parser, value)) {
      chunk.unread("choice");
    }
  }

  private void choice(JsonParser parser) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "delta" -> delta(parser, value, false);
        case "message" -> delta(parser, value, true);
        case "finish_reason" -> {
          if (value != JsonToken.VALUE_NULL) {
            chunk.finish(LooseValue.text(parser, value));
          }
        }
        case "usage" -> UsageReader.read(parser, value, answer);
        case "error" -> {
          String error = LooseValue.json(parser, value);
          if (!NO_ERROR.contains(error)) {
            chunk.error("{\"error\":" + error + "}");
          }
        }
        default -> parser.skipChildren();
      }
    }
  }

  private void delta(JsonParser parser, JsonToken value, boolean isMessage) {
    if (value == JsonToken.START_OBJECT) {
      members(parser, isMessage);
    } else if (value == JsonToken.VALUE_STRING) {
      text(parser.getString(), isMessage);
    } else if (!LooseValue.saysNothing(parser, value)) {
      chunk.unread(isMessage ? "message" : "delta");
    }
  }

  private void members(JsonParser parser, boolean isMessage) {
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "content" ->
            text(
                value == JsonToken.VALUE_STRING
                    ? parser.getString()
                    : ContentReader.read(parser, value, chunk),
                isMessage);
        case "refusal" -> {
          if (!LooseValue.saysNothing(parser, value)) {
            chunk.refuse();
          }
        }
        case "tool_calls" -> ToolCallReader.read(parser, value, chunk);
        case "function_call" -> ToolCallReader.readOld(parser, value, chunk);
        default -> other(parser, name, value, isMessage);
      }
    }
  }

  private void other(JsonParser parser, String name, JsonToken value, boolean isMessage) {
    if (OpaqueMembers.OF_MESSAGE.contains(name)) {
      OpaqueMembers.value(parser, value).ifPresent(json -> chunk.opaque(name, json, isMessage));
    } else {
      parser.skipChildren();
    }
  }

  private void text(String text, boolean isMessage) {
    if (isMessage) {
      chunk.message(text);
    } else {
      chunk.content(text);
    }
  }
}
