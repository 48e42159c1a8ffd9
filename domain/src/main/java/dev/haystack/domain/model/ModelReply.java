package dev.haystack.domain.model;

import dev.haystack.domain.tool.ToolCall;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of one inference.
 *
 * @param state what must go back with the calls
 */
public record ModelReply(
    String text,
    List<ToolCall> calls,
    FinishReason finishReason,
    Usage usage,
    String model,
    Optional<ProviderState> state) {

  public ModelReply {
    calls = List.copyOf(calls);
  }

  /** A reply of which nothing but text and calls goes back. */
  public ModelReply(
      String text, List<ToolCall> calls, FinishReason finishReason, Usage usage, String model) {
    this(text, calls, finishReason, usage, model, Optional.empty());
  }

  /** The same with another text. */
  public ModelReply withText(String other) {
    return new ModelReply(other, calls, finishReason, usage, model, state);
  }
}
