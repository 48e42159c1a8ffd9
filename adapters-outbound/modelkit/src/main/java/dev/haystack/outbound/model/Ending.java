package dev.haystack.outbound.model;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.port.model.ModelFailure;

/**
 * How an answer has ended so far; where a stream names several reasons, the later one here counts.
 */
public enum Ending {
  /** No reason was given. */
  OPEN,
  /** All was said. */
  WHOLE,
  /** All was said, and tools are to be called. */
  CALLING,
  /** The model may not say more. */
  CUT_AT_LENGTH,
  /** The model declined. */
  REFUSED,
  /** A filter cut or withheld it. */
  FILTERED,
  /** For any other reason, so that nobody may take it for whole. */
  BROKEN;

  /** Whether what comes behind it cannot take the answer back. */
  public boolean isGood() {
    return this != OPEN && this != BROKEN;
  }

  /**
   * The reason as the port has it; throws {@link AttemptException} if the answer is none.
   *
   * @param calls whether there are calls
   * @param mayCall whether any were asked for
   */
  public FinishReason reason(AnswerText text, boolean calls, boolean mayCall) {
    return switch (this) {
      case OPEN -> throw broken("the stream ended without a reason");
      case BROKEN -> throw broken("the answer ended for a reason that is no success");
      case CALLING -> {
        if (mayCall && !calls) {
          throw broken("calls were announced and none came");
        }
        yield called(calls && mayCall);
      }
      // some servers stop where they call, some call where they stop
      case WHOLE -> called(calls && mayCall);
      case CUT_AT_LENGTH -> FinishReason.LENGTH;
      case REFUSED -> withheld(text, ModelFailure.REFUSED, "the model declined");
      case FILTERED -> withheld(text, ModelFailure.CONTENT_FILTERED, "the answer was filtered");
    };
  }

  private static FinishReason called(boolean isCalling) {
    return isCalling ? FinishReason.TOOL_CALLS : FinishReason.STOP;
  }

  private static FinishReason withheld(AnswerText text, ModelFailure reason, String message) {
    if (text.isEmpty()) {
      throw AttemptException.last(reason, message);
    }
    return FinishReason.CONTENT_FILTER;
  }

  private static AttemptException broken(String message) {
    return AttemptException.passing(ModelFailure.TRUNCATED, message);
  }
}
