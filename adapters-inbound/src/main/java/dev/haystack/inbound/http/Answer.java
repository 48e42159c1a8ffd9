package dev.haystack.inbound.http;

import dev.haystack.domain.json.Json;
import dev.haystack.inbound.console.PageFile;
import java.util.Map;
import java.util.Optional;

/** What a route answers. */
sealed interface Answer {

  /** Everything at once. */
  record Whole(int status, Optional<Json> body, Map<String, String> headers) implements Answer {}

  /** A text that is no JSON. */
  record Text(String mediaType, String text) implements Answer {}

  /** A text that is packed (gzip), for who asked for that. */
  record Packed(String mediaType, String text) implements Answer {}

  /** A file of the console, or the word that the asker has it already. */
  record Page(PageFile file) implements Answer {}

  /** Events, one after the other, until there are no more. */
  record Stream(EventStream events, Map<String, String> headers) implements Answer {}

  static Answer ok(Json body) {
    return new Whole(200, Optional.of(body), Map.of());
  }

  static Answer of(int status, Json body) {
    return new Whole(status, Optional.of(body), Map.of());
  }

  static Answer ok(Json body, Map<String, String> headers) {
    return new Whole(200, Optional.of(body), headers);
  }

  static Answer stream(EventStream events) {
    return new Stream(events, Map.of());
  }

  static Answer nothing() {
    return new Whole(204, Optional.empty(), Map.of());
  }
}
