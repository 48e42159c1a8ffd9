package dev.haystack.outbound.openai;

import dev.haystack.domain.model.Usage;
import java.util.HashMap;
import java.util.Map;
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
    long written = 0;
    long reasoning = 0;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      JsonToken next = parser.nextToken();
      switch (name) {
        case "prompt_tokens" -> input = count(parser, next);
        case "completion_tokens" -> output = count(parser, next);
        case "prompt_tokens_details" -> {
          var details = details(parser, next);
          cached = Math.max(cached, details.getOrDefault("cached_tokens", 0L));
          written = details.getOrDefault("cache_write_tokens", 0L);
        }
        // where there are no details
        case "prompt_cache_hit_tokens", "cached_tokens" ->
            cached = Math.max(cached, count(parser, next));
        case "completion_tokens_details" ->
            reasoning = details(parser, next).getOrDefault("reasoning_tokens", 0L);
        default -> parser.skipChildren();
      }
    }
    return new Usage(input, output, cached, written, reasoning, false);
  }

  private static Map<String, Long> details(JsonParser parser, JsonToken value) {
    if (value != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return Map.of();
    }
    var counts = new HashMap<String, Long>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      counts.put(name, count(parser, parser.nextToken()));
    }
    return counts;
  }

  private static long count(JsonParser parser, JsonToken value) {
    return Math.max(0, LooseValue.number(parser, value, 0));
  }
}
