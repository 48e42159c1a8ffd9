package dev.haystack.outbound.nestjs;

import dev.haystack.domain.tool.ToolFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
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
      List<Callable<T>> callables = new ArrayList<>();
      tasks.forEach(task -> callables.add(task::get));
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(callables)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UpstreamException(ToolFailure.CANCELLED, FailureWords.CANCELLED);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UpstreamException failure) {
        throw failure;
      }
      throw new IllegalStateException("a part of the call failed", e);
    }
  }
}
