package dev.haystack.application.turn;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import java.time.Duration;
import java.util.List;

/** What became of a user message. */
public sealed interface TurnOutcome {

  /** There is an answer, whole or stopped. */
  record Answered(
      TurnId turn,
      AssistantMessage answer,
      List<UiAction> actions,
      TurnEnd end,
      Usage usage,
      String model)
      implements TurnOutcome {
    public Answered {
      actions = List.copyOf(actions);
    }
  }

  /** The turn failed, as its log says already. */
  record Failed(TurnId turn, ErrorCode code, Duration retryAfter) implements TurnOutcome {}

  /** The message was sent before; this became of it. */
  record Repeated(TurnStatus status) implements TurnOutcome {}

  /**
   * There was no turn and nothing was logged.
   *
   * @param message what a person may read
   */
  record Refused(ErrorCode code, Duration retryAfter, String message) implements TurnOutcome {

    /** In the code's own words. */
    public Refused(ErrorCode code, Duration retryAfter) {
      this(code, retryAfter, code.message());
    }
  }
}
