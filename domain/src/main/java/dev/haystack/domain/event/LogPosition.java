package dev.haystack.domain.event;

/** The newest place of a session's log; another epoch is another log. */
public record LogPosition(String epoch, long lastSequence) {}
