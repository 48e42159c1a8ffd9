package dev.haystack.domain.model;

import dev.haystack.domain.tool.ToolCall;
import java.util.List;
import java.util.Optional;

/** One message of a prompt. */
public sealed interface ModelMessage {

  /** Instructions of the service. */
  record FromSystem(String text) implements ModelMessage {}

  /**
   * Words of the user, and what the service puts before them: data, such as where the user is, that
   * changes from turn to turn and must not stand in front of what stays.
   */
  record FromUser(String before, String text) implements ModelMessage {

    private static final String BETWEEN = "\n\n";

    /** Words alone. */
    public FromUser(String text) {
      this("", text);
    }

    /** All of it, as the vendor is sent it. */
    public String told() {
      return before.isEmpty() ? text : before + BETWEEN + text;
    }
  }

  /**
   * Words and tool calls of the model itself, the calls in a form that every server takes back, and
   * the state that came with them.
   */
  record FromAssistant(String text, List<ToolCall> calls, Optional<ProviderState> state)
      implements ModelMessage {

    public FromAssistant {
      calls = calls.stream().map(ToolCall::sendable).toList();
    }

    /** Of a turn that is over, or of a model whose replies have no state. */
    public FromAssistant(String text, List<ToolCall> calls) {
      this(text, calls, Optional.empty());
    }
  }

  /**
   * The answer to the call of that id, by the name that the call has in the conversation.
   *
   * @param failed whether the text says why there is none; it says so in words too
   */
  record FromTool(String callId, String name, String text, boolean failed)
      implements ModelMessage {}
}
