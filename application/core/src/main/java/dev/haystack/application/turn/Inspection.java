package dev.haystack.application.turn;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.ToolResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What happens beneath a turn, for who looks at that moment; it is kept nowhere. */
public sealed interface Inspection {

  /** A model is asked. */
  record RoundStarted(
      TurnId turn, int round, String model, long promptTokensEstimated, List<String> toolsOffered)
      implements Inspection {

    public RoundStarted {
      toolsOffered = List.copyOf(toolsOffered);
    }
  }

  /** It has answered; without a first text where it only called tools. */
  record RoundCompleted(
      TurnId turn,
      int round,
      FinishReason finishReason,
      Optional<Duration> firstText,
      Duration duration,
      Usage usage)
      implements Inspection {}

  /** A tool has answered; comes before the event that says so. */
  record ToolAnswered(String callId, String result, boolean truncated) implements Inspection {

    static final int CHARACTERS_MAX = 2000;

    static ToolAnswered of(String callId, ToolResult result) {
      String text = result.modelText();
      boolean truncated = text.length() > CHARACTERS_MAX;
      return new ToolAnswered(callId, truncated ? beginning(text) : text, truncated);
    }

    /** No character is cut in two. */
    private static String beginning(String text) {
      boolean isHalf = Character.isHighSurrogate(text.charAt(CHARACTERS_MAX - 1));
      return text.substring(0, isHalf ? CHARACTERS_MAX - 1 : CHARACTERS_MAX);
    }
  }
}
