package dev.haystack.inbound.rfc6455;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The one thread that wakes all connections; what it runs never blocks. */
final class Timer {

  private final ScheduledThreadPoolExecutor executor;

  Timer() {
    executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("websocket-timer").factory());
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.setRejectedExecutionHandler((task, stopped) -> {});
  }

  Future<?> after(Duration delay, Runnable task) {
    return after(delay.toNanos(), task);
  }

  Future<?> after(long delayNanos, Runnable task) {
    return executor.schedule(() -> perform(task), delayNanos, TimeUnit.NANOSECONDS);
  }

  // the executor keeps what is thrown to itself
  private static void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  void stop() {
    executor.shutdownNow();
  }
}
