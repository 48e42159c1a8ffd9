package dev.haystack.bootstrap;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** One thread for what is planned; what a task throws is told as what ends a thread is. */
final class ToldScheduler extends ScheduledThreadPoolExecutor {

  ToldScheduler(String name) {
    super(1, Thread.ofPlatform().daemon().name(name).factory());
    // what is planned for later has no meaning once the service ends
    setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    setRemoveOnCancelPolicy(true);
  }

  // the task's future keeps it to itself, and nobody looks there
  @Override
  protected void afterExecute(Runnable task, Throwable thrown) {
    super.afterExecute(task, thrown);
    if (task instanceof Future<?> future && future.state() == Future.State.FAILED) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, future.exceptionNow());
    }
  }
}
