package dev.haystack.application.turn;

import java.util.function.Supplier;

/**
 * Lets any thread end a turn: the turn's own thread is interrupted, but only while it works for the
 * turn, never while it stores or logs.
 */
final class Cancellation {

  /** Why a turn is to end early. */
  enum Reason {
    NONE,
    STOPPED,
    DETACHED,
    DELETED,
    TIMED_OUT,
    /** Another node has the session's place. */
    LOST,
    SHUTTING_DOWN
  }

  private Reason reason = Reason.NONE;
  private Thread worker = NOBODY;

  private static final Thread NOBODY = Thread.ofVirtual().unstarted(() -> {});

  /** Asks the turn to end; the first reason stands. */
  synchronized void cancel(Reason why) {
    if (reason == Reason.NONE) {
      reason = why;
      worker.interrupt();
    }
  }

  synchronized Reason reason() {
    return reason;
  }

  boolean isCancelled() {
    return reason() != Reason.NONE;
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
    if (reason != Reason.NONE) {
      worker.interrupt();
    }
  }

  private synchronized void leave() {
    worker = NOBODY;
    boolean wasInterrupted = Thread.interrupted();
    if (wasInterrupted && reason == Reason.NONE) {
      // somebody ends this thread itself: the turn ends with it
      reason = Reason.SHUTTING_DOWN;
    }
  }
}
