package dev.haystack.cluster.line;

import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.turn.TurnPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A turn's place on this node and among all nodes. */
final class SharedPlace implements TurnPlace {

  private final SessionId session;
  private final TurnPlace here;
  private final BothSeats seats;
  private final TieredEventLog log;
  private final RecoverTurn recoverTurn;
  private final List<CompletableFuture<?>> begun = new ArrayList<>(2);
  private Supplier<Boolean> caughtUp = this::catchUp;
  private long fence;
  private boolean writing;

  SharedPlace(
      SessionId session,
      TurnPlace here,
      BothSeats seats,
      TieredEventLog log,
      RecoverTurn recoverTurn) {
    this.session = session;
    this.here = here;
    this.seats = seats;
    this.log = log;
    this.recoverTurn = recoverTurn;
  }

  @Override
  public boolean isFree() {
    return here.isFree() && seats.enter();
  }

  @Override
  public boolean await() {
    if (!here.await() || !seats.await()) {
      return false;
    }
    fence = seats.fence();
    caughtUp = beside(this::catchUp);
    return true;
  }

  private boolean catchUp() {
    log.catchUp(session, fence);
    return true;
  }

  @Override
  public boolean isRefused() {
    return here.isRefused();
  }

  @Override
  public <T> Supplier<T> beside(Supplier<T> step) {
    if (fence == 0) {
      // nobody is asked who would have to be waited for
      return step;
    }
    CompletableFuture<T> taken = CompletableFuture.supplyAsync(step, Thread::startVirtualThread);
    begun.add(taken);
    return taken::join;
  }

  @Override
  public List<Message> history(SessionCopy opened) {
    boolean _ = caughtUp.get();
    writing = true;
    return fence == 0 ? opened.messages() : recoverTurn.recover(opened);
  }

  @Override
  public void close() {
    try (here;
        seats) {
      begun.forEach(step -> step.handle((_, _) -> true).join());
      if (writing) {
        log.flush(session);
      }
    }
  }
}
