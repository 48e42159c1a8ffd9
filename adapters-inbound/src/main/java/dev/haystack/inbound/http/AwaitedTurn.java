package dev.haystack.inbound.http;

import dev.haystack.application.session.FollowSession;
import dev.haystack.application.session.Following;
import dev.haystack.application.session.PastTurn;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.RunTurn;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what becomes of a message, be it in a turn of its own or in that of its first sending.
 */
final class AwaitedTurn implements SessionFollower {

  /** The end of a turn may be lost with its node, which is found out by asking. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  private final Semaphore ends = new Semaphore(0);
  private volatile boolean deleted;

  private AwaitedTurn() {}

  static TurnOutcome outcome(RunTurn turns, FollowSession follow, TurnRequest request)
      throws InterruptedException {
    var waiting = new AwaitedTurn();
    try (Following following = follow.follow(request.session(), waiting)) {
      return waiting.outcome(turns, following, request);
    }
  }

  private TurnOutcome outcome(RunTurn turns, Following following, TurnRequest request)
      throws InterruptedException {
    boolean isOver = false;
    while (!deleted) {
      TurnOutcome outcome = ask(turns, request);
      if (!(outcome instanceof TurnOutcome.Repeated(var status))) {
        return outcome;
      }
      PastTurn past = following.past(status, request.caller().user());
      // its answer is stored a moment before its end is told
      if (isOver || (!past.isRunning() && (past.isEnded() || !past.isHeld()))) {
        return past.outcome().orElseGet(() -> refused(ErrorCode.TURN_LOST));
      }
      isOver = !past.isRunning();
      var _ = ends.tryAcquire(ASK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }
    return refused(ErrorCode.SESSION_NOT_FOUND);
  }

  private static TurnOutcome ask(RunTurn turns, TurnRequest request) throws InterruptedException {
    var end = new ArrayBlockingQueue<Optional<TurnOutcome>>(1);
    TurnTask.start(turns, request, _ -> {}, end::add);
    return end.take().orElseGet(() -> refused(ErrorCode.INTERNAL));
  }

  private static TurnOutcome refused(ErrorCode code) {
    return new TurnOutcome.Refused(code, Duration.ZERO);
  }

  @Override
  public void onEvent(LoggedEvent event) {
    if (event.event() instanceof TurnEvent.Ended) {
      ends.release();
    }
  }

  @Override
  public void onDeleted() {
    deleted = true;
    ends.release();
  }

  @Override
  public void onReset() {
    ends.release();
  }
}
