package dev.haystack.inbound.http;

import dev.haystack.domain.json.Json;
import java.util.Optional;

/** What a route answers. */
sealed interface Answer {

  /** Everything at once. */
  record Whole(int status, Optional<Json> body) implements Answer {}

  /** A text that is no JSON. */
  record Text(String mediaType, String text) implements Answer {}

  /** A text that is packed (gzip), for who asked for that. */
  record Packed(String mediaType, String text) implements Answer {}

  /** Events, one after the other, until there are no more. */
  record Stream(EventStream events) implements Answer {}

  static Answer ok(Json body) {
    return new Whole(200, Optional.of(body));
  }

  static Answer of(int status, Json body) {
    return new Whole(status, Optional.of(body));
  }

  static Answer nothing() {
    return new Whole(204, Optional.empty());
  }
}
