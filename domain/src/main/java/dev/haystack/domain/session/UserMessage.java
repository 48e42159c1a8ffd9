package dev.haystack.domain.session;

import java.time.Instant;

/** What the user said. */
public record UserMessage(
    MessageId id, ClientMessageId clientMessageId, String content, Instant timestamp)
    implements Message {}
