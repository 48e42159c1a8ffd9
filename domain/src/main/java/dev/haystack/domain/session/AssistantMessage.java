package dev.haystack.domain.session;

import dev.haystack.domain.tool.ToolRound;
import java.time.Instant;
import java.util.List;

/**
 * The whole answer of one turn: all that was streamed, and the tool rounds on the way to it.
 *
 * <p>A round holds each call with its result, so a history made of answers is valid for a model by
 * construction.
 */
public record AssistantMessage(
    MessageId id,
    MessageId inReplyTo,
    String content,
    Instant timestamp,
    MessageStatus status,
    List<ToolRound> rounds,
    String closingText)
    implements Message {

  public AssistantMessage {
    rounds = List.copyOf(rounds);
  }
}
