package dev.haystack.outbound.redisson;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A bound that several waits share, none of which an interruption ends. */
final class BoundedWait {

  private final long deadlineNanos;

  private BoundedWait(long deadlineNanos) {
    this.deadlineNanos = deadlineNanos;
  }

  static BoundedWait of(Duration most) {
    return new BoundedWait(System.nanoTime() + most.toNanos());
  }

  /** The result, if it comes in time. */
  <T> T forResult(CompletableFuture<T> future) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return future.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } catch (ExecutionException | TimeoutException | CancellationException e) {
      throw RedisFailures.of(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
