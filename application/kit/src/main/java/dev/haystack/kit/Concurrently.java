package dev.haystack.kit;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Runs the same task on several threads that start together, and gives their results. */
public final class Concurrently {

  private static final int SECONDS_MAX = 20;

  private Concurrently() {}

  public static <T> List<T> call(int threads, IntFunction<T> task) throws Exception {
    var start = new CyclicBarrier(threads);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int index = i;
        Callable<T> step =
            () -> {
              start.await(SECONDS_MAX, SECONDS);
              return task.apply(index);
            };
        running.add(executor.submit(step));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get(SECONDS_MAX, SECONDS));
      }
      return results;
    }
  }
}
