package dev.haystack.outbound.transport;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A call's limit as a whole: when it passes, the call's connection is closed under it. */
final class Deadline {

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Connection guarded;
  private boolean passed;
  private final ScheduledFuture<?> timer;

  Deadline(ScheduledExecutorService timers, Duration limit) {
    this.timer = timers.schedule(this::pass, limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** From now on this connection is the one to close; it is closed at once if time is over. */
  void guard(Connection connection) {
    lock.lock();
    try {
      guarded = connection;
      if (passed) {
        connection.socket().cut();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is closed any more; whether that came in time. */
  boolean end() {
    timer.cancel(false);
    lock.lock();
    try {
      guarded = null;
      return !passed;
    } finally {
      lock.unlock();
    }
  }

  /** What a failure of the guarded call means, if a time-out in this phase means what is given. */
  TransportException failure(Throwable thrown, TransportFailure timeout) {
    TransportException failure = Failures.of(thrown, timeout);
    boolean ours = failure.reason() != TransportFailure.CANCELLED && hasPassed();
    return ours
        ? new TransportException(TransportFailure.TOTAL_TIMEOUT, "the call took too long")
        : failure;
  }

  private boolean hasPassed() {
    lock.lock();
    try {
      return passed;
    } finally {
      lock.unlock();
    }
  }

  private void pass() {
    Connection connection;
    lock.lock();
    try {
      passed = true;
      connection = guarded;
    } finally {
      lock.unlock();
    }
    if (connection != null) {
      // a farewell could block behind a write that does not get through
      connection.socket().cut();
    }
  }
}
