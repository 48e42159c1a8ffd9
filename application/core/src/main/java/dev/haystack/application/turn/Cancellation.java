package dev.haystack.application.turn;

import java.util.function.Supplier;

/**
 * Lets any thread end a turn: the turn's own thread is interrupted, but only while it works for the
 * turn, never while it stores or logs.
 */
final class Cancellation {

  private CancelReason reason = CancelReason.NONE;
  private Thread worker = NOBODY;

  private static final Thread NOBODY = Thread.ofVirtual().unstarted(() -> {});

  /** Asks the turn to end; the first reason stands. */
  synchronized void cancel(CancelReason why) {
    if (reason == CancelReason.NONE) {
      reason = why;
      worker.interrupt();
    }
  }

  synchronized CancelReason reason() {
    return reason;
  }

  boolean isCancelled() {
    return reason() != CancelReason.NONE;
  }

  /** Runs work that may be interrupted; behind it the calling thread is not. */
  <T> T during(Supplier<T> work) {
    enter();
    try {
      return work.get();
    } finally {
      leave();
    }
  }

  private synchronized void enter() {
    worker = Thread.currentThread();
    if (reason != CancelReason.NONE) {
      worker.interrupt();
    }
  }

  private synchronized void leave() {
    worker = NOBODY;
    boolean wasInterrupted = Thread.interrupted();
    if (wasInterrupted && reason == CancelReason.NONE) {
      // somebody ends this thread itself: the turn ends with it
      reason = CancelReason.SHUTTING_DOWN;
    }
  }
}
