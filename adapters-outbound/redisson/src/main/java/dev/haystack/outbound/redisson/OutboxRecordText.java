package dev.haystack.outbound.redisson;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.port.outbox.BuriedRecord;
import dev.haystack.port.outbox.OutboxRecord;
import java.time.Instant;

/** Records of an outbox as JSON text. */
final class OutboxRecordText {

  /** A record wraps its content. */
  private static final int DEPTH_MAX = Json.DEPTH_MAX + 1;

  private OutboxRecordText() {}

  static String of(OutboxRecord record) {
    return json(record).text();
  }

  static String of(BuriedRecord buried) {
    return json(buried.record())
        .with("buried_at", buried.buriedAt().toString())
        .with("reason", buried.reason())
        .text();
  }

  static OutboxRecord record(String text) {
    return record(parse(text));
  }

  static BuriedRecord buried(String text) {
    JsonObject json = parse(text);
    return new BuriedRecord(record(json), instant(json, "buried_at"), required(json, "reason"));
  }

  private static JsonObject json(OutboxRecord record) {
    return JsonObject.builder()
        .put("id", record.id())
        .put("accepted_at", record.acceptedAt().toString())
        .put("content", record.content())
        .build();
  }

  private static JsonObject parse(String text) {
    return (JsonObject) Json.parse(text, DEPTH_MAX);
  }

  private static OutboxRecord record(JsonObject json) {
    return new OutboxRecord(
        required(json, "id"),
        instant(json, "accepted_at"),
        json.object("content").orElse(JsonObject.EMPTY));
  }

  private static Instant instant(JsonObject json, String name) {
    return Instant.parse(required(json, name));
  }

  private static String required(JsonObject json, String name) {
    return json.string(name).orElseThrow(() -> new IllegalStateException(name + " is missing"));
  }
}
