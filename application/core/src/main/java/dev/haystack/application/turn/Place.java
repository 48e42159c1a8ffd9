package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.TurnPlace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A turn's place, waited for or used, until it is closed. */
final class Place implements TurnPlace {

  private static final QueuePosition NOT_WAITING =
      new QueuePosition(0, QueuePosition.Reason.USER_LIMIT);

  private final Admission admission;
  private final UserId user;
  private final Optional<SessionId> session;
  private final Consumer<QueuePosition> listener;
  private final CountDownLatch decided = new CountDownLatch(1);
  private QueuePosition position = NOT_WAITING;
  private volatile boolean admitted;
  private volatile boolean refused;
  private boolean closed;

  Place(
      Admission admission,
      UserId user,
      Optional<SessionId> session,
      Consumer<QueuePosition> listener) {
    this.admission = admission;
    this.user = user;
    this.session = session;
    this.listener = listener;
  }

  UserId user() {
    return user;
  }

  /** Nothing for work that belongs to none. */
  Optional<SessionId> session() {
    return session;
  }

  @Override
  public boolean isFree() {
    return admitted;
  }

  @Override
  public boolean isRefused() {
    return refused;
  }

  @Override
  public boolean await() {
    try {
      decided.await();
      return admitted;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public <T> Supplier<T> beside(Supplier<T> step) {
    // memory is not waited for
    return step;
  }

  @Override
  public List<Message> history(SessionCopy opened) {
    return opened.messages();
  }

  /** Only under the admission's lock. */
  void admit() {
    admitted = true;
    decided.countDown();
  }

  /** Only under the admission's lock. */
  void refuse() {
    refused = true;
    decided.countDown();
  }

  /** Only under the admission's lock, so that positions are told in their order. */
  void waitAt(QueuePosition newPosition) {
    if (!newPosition.equals(position)) {
      position = newPosition;
      listener.accept(newPosition);
    }
  }

  @Override
  public void close() {
    synchronized (admission) {
      if (!closed) {
        closed = true;
        admission.leave(this);
      }
    }
  }
}
