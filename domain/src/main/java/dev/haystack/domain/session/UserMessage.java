package dev.haystack.domain.session;

import java.time.Instant;
import java.util.Optional;

/**
 * What the user said.
 *
 * @param replaces an earlier message of the user's in whose place this one stands, with the answer
 *     to it: both are no longer part of the conversation
 */
public record UserMessage(
    MessageId id,
    ClientMessageId clientMessageId,
    String content,
    Instant timestamp,
    Optional<MessageId> replaces)
    implements Message {

  /** One that stands behind all that was said before. */
  public UserMessage(
      MessageId id, ClientMessageId clientMessageId, String content, Instant timestamp) {
    this(id, clientMessageId, content, timestamp, Optional.empty());
  }
}
