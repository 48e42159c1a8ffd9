package dev.haystack.inbound.http;

import dev.haystack.application.session.Following;
import dev.haystack.application.session.PastTurn;
import dev.haystack.application.session.SessionFollower;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.application.turn.TurnRequest;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.session.TurnId;
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
  private final TurnDoor door;
  private final TurnRequest request;
  private volatile boolean deleted;
  private volatile boolean gone;
  private volatile boolean over;
  private volatile Optional<TurnId> own = Optional.empty();

  private AwaitedTurn(TurnDoor door, TurnRequest request) {
    this.door = door;
    this.request = request;
  }

  static TurnOutcome outcome(TurnDoor door, TurnRequest request, Call call)
      throws InterruptedException {
    var waiting = new AwaitedTurn(door, request);
    try (Following following = door.following().follow(request.session(), waiting)) {
      if (door.stopsOnLeave()) {
        call.onGone(waiting::gone);
      }
      return waiting.outcome(following);
    } finally {
      waiting.over = true;
    }
  }

  private TurnOutcome outcome(Following following) throws InterruptedException {
    boolean isOver = false;
    while (!deleted) {
      TurnOutcome outcome = ask();
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

  private TurnOutcome ask() throws InterruptedException {
    var end = new ArrayBlockingQueue<Optional<TurnOutcome>>(1);
    Optional<TurnId> begun = TurnTask.start(door.turns(), request, _ -> {}, end::add);
    own = own.or(() -> begun);
    if (gone) {
      door.stop(request, own);
    }
    return end.take().orElseGet(() -> refused(ErrorCode.INTERNAL));
  }

  private void gone() {
    gone = true;
    if (!over) {
      door.stop(request, own);
    }
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
