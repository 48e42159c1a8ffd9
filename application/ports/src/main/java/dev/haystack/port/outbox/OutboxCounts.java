package dev.haystack.port.outbox;

/** How many records wait, claimed or not, and how many are buried. */
public record OutboxCounts(int pending, int buried) {}
