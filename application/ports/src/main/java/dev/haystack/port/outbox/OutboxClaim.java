package dev.haystack.port.outbox;

import dev.haystack.domain.json.JsonObject;

/**
 * The right to deliver a record for the time of a lease.
 *
 * @param attempts how often that failed before
 * @param fence tells this claim from earlier and later ones of the same record
 */
public record OutboxClaim(OutboxRecord record, int attempts, long fence) {

  /** The same claim with other content of its record. */
  public OutboxClaim withContent(JsonObject content) {
    return new OutboxClaim(
        new OutboxRecord(record.id(), record.acceptedAt(), content), attempts, fence);
  }
}
