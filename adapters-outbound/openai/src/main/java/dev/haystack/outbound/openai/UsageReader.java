package dev.haystack.outbound.openai;

import dev.haystack.domain.model.Usage;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads what a server has counted; a number that is missing or makes no sense is zero. */
final class UsageReader {

  private UsageReader() {}

  /** Tells the answer what the value counts, if it is an object. */
  static void read(JsonParser parser, JsonToken value, Answer answer) {
    if (value == JsonToken.START_OBJECT) {
      answer.usage(counts(parser));
    } else {
      parser.skipChildren();
    }
  }

  private static Usage counts(JsonParser parser) {
    long input = 0;
    long output = 0;
    long cached = 0;
    long reasoning = 0;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken next = parser.nextToken();
      switch (name) {
        case "prompt_tokens" -> input = count(parser, next);
        case "completion_tokens" -> output = count(parser, next);
        case "prompt_tokens_details" -> cached = detail("cached_tokens", parser, next);
        case "completion_tokens_details" -> reasoning = detail("reasoning_tokens", parser, next);
        default -> parser.skipChildren();
      }
    }
    return new Usage(input, output, cached, 0, reasoning, false);
  }

  private static long detail(String wanted, JsonParser parser, JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return 0;
    }
    long count = 0;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken next = parser.nextToken();
      if (name.equals(wanted)) {
        count = count(parser, next);
      } else {
        parser.skipChildren();
      }
    }
    return count;
  }

  private static long count(JsonParser parser, JsonToken value) {
    return Math.max(0, LooseValue.number(parser, value, 0));
  }
}
