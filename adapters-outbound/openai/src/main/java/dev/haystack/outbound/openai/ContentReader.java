package dev.haystack.outbound.openai;

import java.util.Locale;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads content that is no text: a list of parts, of which those of text count. */
final class ContentReader {

  private final JsonParser parser;
  private final Chunk chunk;
  private final StringBuilder text = new StringBuilder();

  private ContentReader(JsonParser parser, Chunk chunk) {
    this.parser = parser;
    this.chunk = chunk;
  }

  /** The text that is meant for the reader. */
  static String read(JsonParser parser, JsonToken value, Chunk chunk) {
    var reader = new ContentReader(parser, chunk);
    if (value == JsonToken.START_ARRAY) {
      for (var next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
        reader.part(next);
      }
    } else {
      reader.part(value);
    }
    return reader.text.toString();
  }

  private void part(JsonToken value) {
    switch (value) {
      case START_OBJECT -> typed();
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> text.append(parser.getString());
      default -> {
        if (!LooseValue.saysNothing(parser, value)) {
          chunk.unread("content");
        }
      }
    }
  }

  private void typed() {
    String type = "";
    String words = "";
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken value = parser.nextToken();
      switch (name) {
        case "type" -> type = LooseValue.text(parser, value).toLowerCase(Locale.ROOT);
        case "text", "content" -> words += words(value);
        case "refusal" -> {
          if (!LooseValue.saysNothing(parser, value)) {
            chunk.refuse();
          }
        }
        default -> parser.skipChildren();
      }
    }
    if (type.isEmpty() || (type.endsWith("text") && !isThinking(type))) {
      text.append(words);
    } else if (!isThinking(type) && !type.equals("reference") && !type.equals("refusal")) {
      chunk.unread("part of the content");
    }
  }

  /** A text, or an object that wraps it. */
  private String words(JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      return LooseValue.text(parser, value);
    }
    String words = "";
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken next = parser.nextToken();
      if (name.equals("value")) {
        words = LooseValue.text(parser, next);
      } else {
        parser.skipChildren();
      }
    }
    return words;
  }

  private static boolean isThinking(String type) {
    return type.contains("think") || type.contains("reason") || type.contains("summary");
  }
}
