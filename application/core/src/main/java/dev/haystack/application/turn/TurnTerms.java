package dev.haystack.application.turn;

import dev.haystack.domain.json.JsonObject;
import java.util.List;

/**
 * How a message is to be answered where that is not as ever.
 *
 * @param history what its client says was said before; believed only where the session is empty
 * @param pageData what the page says for this turn; data, never an instruction
 * @param offersTools whether the assistant may use tools
 * @param replaces whether a message of the same name, if it is the newest, is asked anew: this one
 *     stands in its place, and its answer is dropped
 * @param canAsk whether its sender hears and answers what the user is asked during the turn
 */
public record TurnTerms(
    List<GivenText> history,
    JsonObject pageData,
    boolean offersTools,
    boolean replaces,
    Keep keep,
    boolean canAsk) {

  /** As ever, from a sender who cannot be asked. */
  public static final TurnTerms STANDARD =
      new TurnTerms(List.of(), JsonObject.EMPTY, true, false, Keep.SESSION);

  public TurnTerms {
    history = List.copyOf(history);
  }

  /** By a way on which the user cannot be asked. */
  public TurnTerms(
      List<GivenText> history,
      JsonObject pageData,
      boolean offersTools,
      boolean replaces,
      Keep keep) {
    this(history, pageData, offersTools, replaces, keep, false);
  }

  /** The same from a sender who hears and answers what the user is asked. */
  public TurnTerms asking() {
    return new TurnTerms(history, pageData, offersTools, replaces, keep, true);
  }
}
