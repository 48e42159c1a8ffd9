package dev.haystack.scenarios;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** A server-sent event. */
record SentEvent(String type, JsonObject data) {

  /** Those of a whole stream. */
  static List<SentEvent> all(String stream) {
    return Stream.of(stream.split("\n\n", -1))
        .filter(event -> event.startsWith("event: "))
        .map(SentEvent::read)
        .toList();
  }

  private static SentEvent read(String event) {
    String[] lines = event.split("\n", -1);
    return new SentEvent(
        lines[0].substring("event: ".length()),
        (JsonObject) Json.parse(lines[lines.length - 1].substring("data: ".length())));
  }
}
