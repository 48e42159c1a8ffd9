package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.turn.TurnClaim;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A turn between its message's arrival and its end; any thread may ask and cancel. */
final class ActiveTurn {

  private final TurnId id;
  private final UserId user;
  private final TurnRequest request;
  private final long sinceMillis;
  private final TurnReport report;
  private final Cancellation cancellation = new Cancellation();
  private final CompletableFuture<TurnOutcome> outcome = new CompletableFuture<>();
  private final AtomicInteger timesWatched = new AtomicInteger();
  private volatile Span span = Span.OFF;
  private volatile TurnState state = TurnState.QUEUED;

  ActiveTurn(TurnId id, UserId user, TurnRequest request, long sinceMillis, TurnReport report) {
    this.id = id;
    this.user = user;
    this.request = request;
    this.sinceMillis = sinceMillis;
    this.report = report;
  }

  TurnId id() {
    return id;
  }

  /** The user's message, which gives the turn its name. */
  MessageId questionId() {
    return id.question();
  }

  UserId user() {
    return user;
  }

  TurnRequest request() {
    return request;
  }

  /** Works on the turn, as a piece of work of its request. */
  TurnOutcome traced(Supplier<TurnOutcome> work) {
    span = request.span().begin(Operation.turn());
    try {
      return RequestScope.callAt(span.context(), work::get);
    } finally {
      span.end();
    }
  }

  /** The turn as a piece of work, while it is worked on. */
  Span span() {
    return span;
  }

  /** The turn as it comes for its place. */
  TurnClaim claim() {
    return new TurnClaim(
        id,
        request.session(),
        user,
        sinceMillis,
        () -> cancellation.cancel(Cancellation.Reason.LOST));
  }

  TurnReport report() {
    return report;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  boolean isRunning() {
    return state == TurnState.RUNNING;
  }

  boolean isWaiting() {
    return state == TurnState.QUEUED;
  }

  void running() {
    state = TurnState.RUNNING;
  }

  /** There is its answer, and what its log says from now on is its end. */
  void answered(MessageStatus answer) {
    state = TurnState.of(answer);
  }

  /** Somebody came to watch. */
  void watched() {
    timesWatched.incrementAndGet();
  }

  int timesWatched() {
    return timesWatched.get();
  }

  TurnStatus status() {
    return status(state);
  }

  TurnStatus status(TurnState as) {
    return new TurnStatus(id, questionId(), request.clientMessageId(), as);
  }

  void over(TurnOutcome end) {
    outcome.complete(end);
  }

  /** Waits for the end, but not longer than that; whether it came. */
  boolean awaitEnd(Duration atMost) {
    return outcome
        .thenApply(_ -> true)
        .completeOnTimeout(false, atMost.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** Waits for the end. */
  TurnOutcome awaitOutcome() {
    return outcome.join();
  }
}
