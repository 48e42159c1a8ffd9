package dev.haystack.application.turn;

import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.ModelReply;
import java.util.function.IntSupplier;

/** The pipeline's second part: sends tool calls to the tools and an answer to the user. */
final class ToolCallRouter {

  private final IntSupplier toolRoundsMax;

  ToolCallRouter(IntSupplier toolRoundsMax) {
    this.toolRoundsMax = toolRoundsMax;
  }

  /** Decides on a reply of the given round, the first being 1. */
  Route route(ModelReply reply, int round) {
    if (reply.calls().isEmpty()) {
      return new Route.ToUser(end(reply.finishReason()));
    }
    return round < toolRoundsMax.getAsInt()
        ? new Route.ToTools(reply.calls())
        : new Route.ToLastTools(reply.calls());
  }

  /**
   * How a turn ends whose closing round gave this reply; that it was cut says more than the limit.
   */
  TurnEnd closing(ModelReply reply) {
    TurnEnd end = end(reply.finishReason());
    return end == TurnEnd.STOP ? TurnEnd.TOOL_LIMIT : end;
  }

  /** How a turn ends whose model was offered no tools, whatever it called. */
  TurnEnd only(ModelReply reply) {
    return end(reply.finishReason());
  }

  private static TurnEnd end(FinishReason reason) {
    return switch (reason) {
      case STOP, TOOL_CALLS -> TurnEnd.STOP;
      case LENGTH -> TurnEnd.LENGTH;
      case CONTENT_FILTER -> TurnEnd.CONTENT_FILTER;
    };
  }
}
