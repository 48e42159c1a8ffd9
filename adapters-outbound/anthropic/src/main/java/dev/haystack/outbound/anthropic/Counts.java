package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import java.util.HashMap;
import java.util.Map;

/** The tokens that the server has counted so far; the newest count of each kind stands. */
final class Counts {

  private static final int CHARS_PER_TOKEN = 4;

  private final Map<String, Long> newest = new HashMap<>();

  void read(JsonObject usage) {
    usage
        .members()
        .forEach(
            (name, value) -> {
              if (value instanceof JsonNumber number) {
                newest.put(name, Math.max(0, number.asLong()));
              }
            });
    usage.object("output_tokens_details").ifPresent(this::read);
  }

  /** What was counted, with an estimate of what was not. */
  Usage usage(int requestChars, int answerChars) {
    boolean input = newest.containsKey("input_tokens");
    boolean output = newest.containsKey("output_tokens");
    long written = count("cache_creation_input_tokens");
    long cached = count("cache_read_input_tokens");
    return new Usage(
        input ? count("input_tokens") + written + cached : tokens(requestChars),
        output ? count("output_tokens") : tokens(answerChars),
        cached,
        written,
        count("thinking_tokens"),
        !input || !output);
  }

  private long count(String name) {
    return newest.getOrDefault(name, 0L);
  }

  private static long tokens(int chars) {
    return Math.ceilDiv(chars, CHARS_PER_TOKEN);
  }
}
