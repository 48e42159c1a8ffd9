package dev.haystack.application.turn;

/** A turn that has its place in line; it must be run, on a thread of its own. */
@FunctionalInterface
public interface QueuedTurn {

  /** Waits for the place and works until the turn is over. */
  TurnOutcome run();
}
