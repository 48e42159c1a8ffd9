package dev.haystack.inbound.http;

import dev.haystack.application.session.Following;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.QueuedTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.application.turn.TurnState;
import dev.haystack.application.turn.TurnStatus;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * A message whose answer is heard elsewhere: this tells whether it is on its way, and the sender's
 * listeners what becomes of it later and stands in no log.
 */
final class SentMessage implements SessionFollower {

  private final TurnRequest request;
  private final Consumer<Notice> listeners;
  private final CompletableFuture<Fate> first = new CompletableFuture<>();

  /** What is known of it first. */
  private sealed interface Fate {
    record Begun(TurnId turn) implements Fate {}

    record Waits() implements Fate {}

    record Known(TurnStatus status) implements Fate {}

    record Refused(TurnOutcome.Refused refused) implements Fate {}
  }

  private SentMessage(TurnRequest request, Consumer<Notice> listeners) {
    this.request = request;
    this.listeners = listeners;
  }

  /** Sends it; how far it has come when that is known, or the end of the call. */
  static TurnStatus send(TurnDoor door, TurnRequest request, Consumer<Notice> listeners)
      throws InterruptedException {
    var sent = new SentMessage(request, listeners);
    try (Following _ = door.following().follow(request.session(), sent)) {
      QueuedTurn turn = door.turns().queue(request, sent::waits);
      turn.waiting().ifPresent(status -> sent.first.complete(new Fate.Known(status)));
      TurnTask.run(turn, sent::onEnd);
      return sent.status(turn.own());
    }
  }

  private void waits(QueuePosition place) {
    listeners.accept(new Notice.TurnQueued(place, request.clientMessageId()));
    first.complete(new Fate.Waits());
  }

  private TurnStatus status(Optional<TurnId> own) throws InterruptedException {
    try {
      return switch (first.get()) {
        case Fate.Begun(var turn) -> status(turn, TurnState.RUNNING);
        case Fate.Waits() -> status(own.orElseThrow(), TurnState.QUEUED);
        case Fate.Known(var status) -> status;
        case Fate.Refused(var refused) -> throw new Refusal(Problem.of(refused));
      };
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private TurnStatus status(TurnId turn, TurnState state) {
    return new TurnStatus(turn, turn.question(), request.clientMessageId(), state);
  }

  private void onEnd(Optional<TurnOutcome> outcome) {
    switch (outcome.orElse(new TurnOutcome.Refused(ErrorCode.INTERNAL, Duration.ZERO))) {
      case TurnOutcome.Repeated(var status) -> {
        if (!first.complete(new Fate.Known(status))) {
          listeners.accept(new Notice.TurnKnown(status));
        }
      }
      case TurnOutcome.Refused refused -> {
        if (!first.complete(new Fate.Refused(refused))) {
          ClientMessageId id = request.clientMessageId();
          listeners.accept(
              new Notice.Refused(refused.code(), refused.retryAfter(), id, refused.message()));
        }
      }
      // the log has told these, unless its word was lost
      case TurnOutcome.Answered answered -> first.complete(new Fate.Begun(answered.turn()));
      case TurnOutcome.Failed failed -> first.complete(new Fate.Begun(failed.turn()));
    }
  }

  @Override
  public void onEvent(LoggedEvent event) {
    if (event.event() instanceof TurnEvent.Started started
        && started.clientMessageId().equals(request.clientMessageId())) {
      first.complete(new Fate.Begun(event.turn()));
    }
  }

  @Override
  public void onDeleted() {
    lost(ErrorCode.SESSION_NOT_FOUND);
  }

  @Override
  public void onReset() {
    lost(ErrorCode.TURN_LOST);
  }

  private void lost(ErrorCode code) {
    first.complete(new Fate.Refused(new TurnOutcome.Refused(code, Duration.ZERO)));
  }
}
