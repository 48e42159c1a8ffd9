package dev.haystack.domain.model;

import dev.haystack.domain.tool.ToolCall;
import java.util.List;

/** The outcome of one inference. */
public record ModelReply(
    String text, List<ToolCall> calls, FinishReason finishReason, Usage usage, String model) {

  public ModelReply {
    calls = List.copyOf(calls);
  }
}
