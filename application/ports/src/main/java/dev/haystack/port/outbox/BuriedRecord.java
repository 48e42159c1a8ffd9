package dev.haystack.port.outbox;

import java.time.Instant;

/** A record that nobody will deliver any more. */
public record BuriedRecord(OutboxRecord record, Instant buriedAt, String reason) {}
