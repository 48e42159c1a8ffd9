package dev.haystack.application.turn;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** When steps are taken of which a turn needs the results a little later. */
enum Steps {
  /** At once, beside each other, because each waits for the store that all nodes share. */
  BESIDE,
  /** When their results are asked for. */
  IN_TURN;

  static Steps of(boolean waiting) {
    return waiting ? BESIDE : IN_TURN;
  }

  /** Returns what is to be called when the step must have been taken. */
  Runnable running(Runnable step) {
    return switch (this) {
      case BESIDE -> CompletableFuture.runAsync(step, Thread::startVirtualThread)::join;
      case IN_TURN -> step;
    };
  }

  /** Returns what is to be called when the result is needed. */
  <T> Supplier<T> giving(Supplier<T> step) {
    return switch (this) {
      case BESIDE -> CompletableFuture.supplyAsync(step, Thread::startVirtualThread)::join;
      case IN_TURN -> step;
    };
  }
}
