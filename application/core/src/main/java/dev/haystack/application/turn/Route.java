package dev.haystack.application.turn;

import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.tool.ToolCall;
import java.util.List;

/** Where a turn goes behind a model round. */
sealed interface Route {

  /** To the tools, and back to the model. */
  record ToTools(List<ToolCall> calls) implements Route {
    public ToTools {
      calls = List.copyOf(calls);
    }
  }

  /** To the tools, and to the closing round: the rounds are used up. */
  record ToLastTools(List<ToolCall> calls) implements Route {
    public ToLastTools {
      calls = List.copyOf(calls);
    }
  }

  /** To the user: this was the answer. */
  record ToUser(TurnEnd end) implements Route {}
}
