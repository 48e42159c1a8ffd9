package dev.haystack.application.turn;

import dev.haystack.domain.event.TurnEnd;

/**
 * How many turns came to which end.
 *
 * @param finished by themselves, or by who asked or watched
 * @param cut because the process stopped
 * @param handedOver that waited when the process stopped: their messages are asked for again
 */
public record TurnTally(int finished, int cut, int handedOver) {

  public static final TurnTally NONE = new TurnTally(0, 0, 0);

  private static final TurnTally FINISHED = new TurnTally(1, 0, 0);
  private static final TurnTally CUT = new TurnTally(0, 1, 0);
  private static final TurnTally HANDED_OVER = new TurnTally(0, 0, 1);

  /** The tally of one turn. */
  static TurnTally of(Cancellation.Reason reason, TurnOutcome outcome) {
    boolean stops = reason == Cancellation.Reason.SHUTTING_DOWN;
    return switch (outcome) {
      // one that was told to end may have been at its end
      case TurnOutcome.Answered answered ->
          stops && answered.end() == TurnEnd.STOPPED ? CUT : FINISHED;
      case TurnOutcome.Failed _ -> stops ? CUT : FINISHED;
      case TurnOutcome.Refused _ -> stops ? HANDED_OVER : NONE;
      case TurnOutcome.Repeated _ -> NONE;
    };
  }

  TurnTally plus(TurnTally other) {
    return new TurnTally(finished + other.finished, cut + other.cut, handedOver + other.handedOver);
  }

  /** What has been added since. */
  public TurnTally since(TurnTally earlier) {
    return new TurnTally(
        finished - earlier.finished, cut - earlier.cut, handedOver - earlier.handedOver);
  }
}
