package dev.haystack.inbound.http;

import dev.haystack.application.turn.QueuedTurn;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.turn.QueuePosition;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs turns on threads of their own, so that they go on if nobody waits for them any more. */
final class TurnTask {

  private TurnTask() {}

  /**
   * Starts a turn; its end is told in any case, without an outcome if it broke.
   *
   * @return its name, if the message has a turn of its own
   */
  static Optional<TurnId> start(
      RunTurn turns,
      TurnRequest request,
      Consumer<QueuePosition> waiting,
      Consumer<Optional<TurnOutcome>> onEnd) {
    QueuedTurn queued = turns.queue(request, waiting);
    run(queued, onEnd);
    return queued.own();
  }

  /** Runs one that is in line. */
  static void run(QueuedTurn queued, Consumer<Optional<TurnOutcome>> onEnd) {
    Thread.ofVirtual()
        .name("turn")
        .start(
            RequestScope.carried(
                () -> {
                  Optional<TurnOutcome> outcome = Optional.empty();
                  try {
                    outcome = Optional.of(queued.run());
                  } finally {
                    onEnd.accept(outcome);
                  }
                }));
  }
}
