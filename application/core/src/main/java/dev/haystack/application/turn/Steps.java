package dev.haystack.application.turn;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Steps of which a turn needs the results a little later; for the turn's thread. None goes on once
 * they are closed.
 */
final class Steps implements AutoCloseable {

  private final boolean beside;
  private final List<CompletableFuture<?>> begun = new ArrayList<>();

  private Steps(boolean beside) {
    this.beside = beside;
  }

  /**
   * Steps that are taken at once, beside each other, where each waits for the store that all nodes
   * share, or else when their results are asked for.
   */
  static Steps of(boolean waiting) {
    return new Steps(waiting);
  }

  /** Returns what is to be called when the step must have been taken. */
  Runnable running(Runnable step) {
    return beside
        ? begin(CompletableFuture.runAsync(step, Thread::startVirtualThread))::join
        : step;
  }

  /** Returns what is to be called when the result is needed. */
  <T> Supplier<T> giving(Supplier<T> step) {
    return beside
        ? begin(CompletableFuture.supplyAsync(step, Thread::startVirtualThread))::join
        : step;
  }

  private <T> CompletableFuture<T> begin(CompletableFuture<T> step) {
    begun.add(step);
    return step;
  }

  /** Waits for those that were begun, whatever became of them. */
  @Override
  public void close() {
    begun.forEach(step -> step.handle((_, _) -> true).join());
  }
}
