package dev.haystack.application.turn;

import java.util.Optional;
import java.util.function.Supplier;

/** A message that is sent again while its turn runs or waits on this node. */
final class RepeatedTurn implements QueuedTurn {

  private final ActiveTurn first;
  private final TurnStatus status;
  private final boolean same;
  private final boolean replaces;
  private final Supplier<TurnOutcome> tooMany;

  /**
   * @param tooMany tells, and says to whoever asks, that no more can wait
   */
  RepeatedTurn(ActiveTurn first, ActiveTurn again, Supplier<TurnOutcome> tooMany) {
    this.first = first;
    this.status = first.status();
    this.same =
        first.user().equals(again.user())
            && first.request().content().equals(again.request().content());
    this.tooMany = tooMany;
    this.replaces = again.request().terms().replaces();
  }

  @Override
  public Optional<TurnStatus> waiting() {
    return same && !replaces && status.state() == TurnState.QUEUED
        ? Optional.of(status)
        : Optional.empty();
  }

  /**
   * A turn that waits may end without ever running, because another node has answered the message
   * or it is refused. Who sent it first may be gone by then, so this one learns of it as well.
   */
  @Override
  public TurnOutcome run() {
    if (!same) {
      return NoTurn.conflict();
    }
    if (replaces) {
      // what is still being answered is not asked anew
      return tooMany.get();
    }
    return waiting().isPresent() ? first.awaitOutcome() : new TurnOutcome.Repeated(status);
  }
}
