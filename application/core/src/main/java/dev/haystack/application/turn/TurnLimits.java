package dev.haystack.application.turn;

import java.time.Duration;

/**
 * What a turn may take, and how many there may be.
 *
 * @param toolRoundsMax model calls with tools in one turn; one more without them may follow
 * @param inFlightPerUserMax turns of one user at once
 * @param waitingPerUserMax turns of one user that wait for their place
 * @param turnMax from its place to its end
 * @param detachedMax how long a turn runs with nobody connected
 * @param toolConcurrencyMax tool calls of one turn at once
 * @param toolCallsPerRoundMax tool calls that one round may ask for
 * @param toolCallsPerTurnMax tool calls of all rounds together
 * @param sessionMax the session of a user message
 * @param resultsTold whether its log holds what tools told the model, for pages that show it
 */
public record TurnLimits(
    int toolRoundsMax,
    int inFlightPerUserMax,
    int waitingPerUserMax,
    Duration turnMax,
    Duration detachedMax,
    int toolConcurrencyMax,
    int toolCallsPerRoundMax,
    int toolCallsPerTurnMax,
    SessionSize sessionMax,
    boolean resultsTold) {

  /** The limits of a service that nobody configured. */
  public static final TurnLimits DEFAULT =
      new TurnLimits(
          25, 10, 50, Duration.ofMinutes(5), Duration.ofMinutes(2), 8, 64, 200, SessionSize.MAX);

  /** With a log that holds nothing of what tools told. */
  public TurnLimits(
      int toolRoundsMax,
      int inFlightPerUserMax,
      int waitingPerUserMax,
      Duration turnMax,
      Duration detachedMax,
      int toolConcurrencyMax,
      int toolCallsPerRoundMax,
      int toolCallsPerTurnMax,
      SessionSize sessionMax) {
    this(
        toolRoundsMax,
        inFlightPerUserMax,
        waitingPerUserMax,
        turnMax,
        detachedMax,
        toolConcurrencyMax,
        toolCallsPerRoundMax,
        toolCallsPerTurnMax,
        sessionMax,
        false);
  }

  /** The same, but for whether its log holds what tools told. */
  public TurnLimits tellingResults(boolean resultsTold) {
    return new TurnLimits(
        toolRoundsMax,
        inFlightPerUserMax,
        waitingPerUserMax,
        turnMax,
        detachedMax,
        toolConcurrencyMax,
        toolCallsPerRoundMax,
        toolCallsPerTurnMax,
        sessionMax,
        resultsTold);
  }
}
