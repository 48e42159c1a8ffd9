package dev.haystack.port.turn;

/** Where a turn waits; position 1 is next. */
public record QueuePosition(int position, QueueReason reason) {}
