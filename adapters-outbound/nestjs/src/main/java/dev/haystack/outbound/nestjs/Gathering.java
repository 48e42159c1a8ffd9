package dev.haystack.outbound.nestjs;

import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.port.journal.RequestScope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Runs tasks side by side on virtual threads; none of them outlives the run. */
final class Gathering {

  private Gathering() {}

  static <T> List<T> run(List<Supplier<T>> tasks, int concurrencyMax) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    int threads = Math.min(tasks.size(), concurrencyMax);
    try (var executor = Executors.newFixedThreadPool(threads, Thread.ofVirtual().factory())) {
      List<Future<T>> futures =
          tasks.stream()
              .map(task -> executor.submit(RequestScope.carriedCall((Callable<T>) task::get)))
              .toList();
      return results(futures, executor);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamException failure) {
        throw failure;
      }
      throw new IllegalStateException("a part of the call failed", e);
    }
  }

  private static <T> List<T> results(List<Future<T>> futures, ExecutorService executor)
      throws ExecutionException {
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      // those that wait go first, so that none begins in the place of one that ends
      var _ = executor.shutdownNow();
      Thread.currentThread().interrupt();
      throw new UpstreamException(ToolFailure.CANCELLED, FailureWords.CANCELLED);
    }
  }
}
