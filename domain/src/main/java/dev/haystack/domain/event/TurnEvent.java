package dev.haystack.domain.event;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.tool.UiAction;
import java.time.Instant;
import java.util.List;

/** Something that happened in a turn, in the words of the domain; a dialect renders it. */
public sealed interface TurnEvent {

  /** Whether it says no more than that a turn is over, or how. */
  default boolean isOfAnEnd() {
    return this instanceof Completed || this instanceof Failed || this instanceof Ended;
  }

  /** The user's message is stored and its turn has begun. */
  record Started(MessageId messageId, ClientMessageId clientMessageId, Durability durability)
      implements TurnEvent {}

  /** The answer grew by this text, which is never empty. */
  record TextDelta(String content) implements TurnEvent {}

  /** A tool is about to be called. */
  record ToolStarted(String callId, String name, String displayName, JsonObject arguments)
      implements TurnEvent {}

  /**
   * A tool call has its result; the error is empty if it succeeded.
   *
   * @param result what the model was told, where pages may see that; else empty
   */
  record ToolCompleted(
      String callId,
      String name,
      boolean deduplicated,
      long durationMillis,
      String error,
      String result)
      implements TurnEvent {

    /** Without what the model was told. */
    public ToolCompleted(
        String callId, String name, boolean deduplicated, long durationMillis, String error) {
      this(callId, name, deduplicated, durationMillis, error, "");
    }

    /** Whether there is an answer. */
    public boolean success() {
      return error.isEmpty();
    }
  }

  /**
   * A person is asked whether a tool may be called with these arguments, which waits until then for
   * a yes; the call's completion says that it waits no longer.
   */
  record ConfirmationRequired(
      String actionId,
      String callId,
      String tool,
      String displayName,
      JsonObject arguments,
      Instant expiresAt)
      implements TurnEvent {}

  /** The page is asked to do these things, in this order. */
  record ActionsRequested(List<UiAction> actions) implements TurnEvent {
    public ActionsRequested {
      actions = List.copyOf(actions);
    }
  }

  /** The answer is stored under that id. */
  record Completed(MessageId messageId, TurnEnd end, Usage usage, String model)
      implements TurnEvent {}

  /** There is no (whole) answer; the wait is zero where none is advised. */
  record Failed(ErrorCode code, long retryAfterMillis, ClientMessageId clientMessageId)
      implements TurnEvent {}

  /**
   * Between turns: so many older messages were put into a summary for the model, whose estimated
   * tokens of the history became fewer.
   */
  record ContextCompacted(int messages, int tokensBefore, int tokensAfter) implements TurnEvent {}

  /** Nothing more comes of this turn. */
  record Ended() implements TurnEvent {}
}
