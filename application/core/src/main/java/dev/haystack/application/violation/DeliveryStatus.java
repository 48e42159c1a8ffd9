package dev.haystack.application.violation;

import dev.haystack.port.outbox.OutboxCounts;

/** How the delivery does: whether the sink is out of reach, and what the outbox holds. */
public record DeliveryStatus(boolean sinkAway, OutboxCounts outbox) {

  static final DeliveryStatus INITIAL = new DeliveryStatus(false, new OutboxCounts(0, 0));
}
