package dev.haystack.port.outbox;

import dev.haystack.domain.json.JsonObject;
import java.time.Instant;

/** Something that has to be delivered; its id stays the same however often that is tried. */
public record OutboxRecord(String id, Instant acceptedAt, JsonObject content) {

  public OutboxRecord {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a record has an id");
    }
  }
}
