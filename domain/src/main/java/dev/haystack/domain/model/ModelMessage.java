package dev.haystack.domain.model;

import dev.haystack.domain.tool.ToolCall;
import java.util.List;

/** One message of a prompt. */
public sealed interface ModelMessage {

  /** Instructions of the service. */
  record FromSystem(String text) implements ModelMessage {}

  /** Words of the user. */
  record FromUser(String text) implements ModelMessage {}

  /** Words and tool calls of the model itself. */
  record FromAssistant(String text, List<ToolCall> calls) implements ModelMessage {
    public FromAssistant {
      calls = List.copyOf(calls);
    }
  }

  /** The answer to the call of that id. */
  record FromTool(String callId, String text) implements ModelMessage {}
}
