package dev.haystack.application.turn;

import dev.haystack.domain.session.TurnId;
import java.util.Optional;

/** A turn that has its place in line; it must be run, on a thread of its own. */
@FunctionalInterface
public interface QueuedTurn {

  /** What can be told before it is run: its message was sent before and still waits. */
  default Optional<TurnStatus> waiting() {
    return Optional.empty();
  }

  /** The turn that is the message's own; nothing where it was sent before, or is refused. */
  default Optional<TurnId> own() {
    return Optional.empty();
  }

  /** Waits for the place and works until the turn is over. */
  TurnOutcome run();
}
