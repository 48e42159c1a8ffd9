package dev.haystack.outbound.anthropic;

import dev.haystack.domain.json.JsonNumber;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import java.util.HashMap;
import java.util.Map;

/** The tokens that the server has counted so far; the newest count of each kind stands. */
final class Counts {

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

  Usage usage() {
    long written = count("cache_creation_input_tokens");
    long cached = count("cache_read_input_tokens");
    return new Usage(
        count("input_tokens") + written + cached,
        count("output_tokens"),
        cached,
        written,
        count("thinking_tokens"),
        false);
  }

  private long count(String name) {
    return newest.getOrDefault(name, 0L);
  }
}
