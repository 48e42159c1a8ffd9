package dev.haystack.application.turn;

import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.store.UiStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Runs the calls of one round side by side, a bounded number at once, equal reads only once. */
final class RoundExecution {

  private final CallExecution execution;
  private final UiStateStore uiStates;
  private final IntSupplier concurrencyMax;

  RoundExecution(CallExecution execution, UiStateStore uiStates, IntSupplier concurrencyMax) {
    this.execution = execution;
    this.uiStates = uiStates;
    this.concurrencyMax = concurrencyMax;
  }

  /** The calls' answers in their order: all of them, even if the turn is cancelled meanwhile. */
  List<Answer> answer(List<PreparedCall> calls, TurnScope scope, TurnProgress progress) {
    return scope.cancellation().during(() -> run(calls, scope, progress));
  }

  private List<Answer> run(List<PreparedCall> calls, TurnScope scope, TurnProgress progress) {
    var round =
        new CallExecution.Round(
            new Semaphore(concurrencyMax.getAsInt()),
            uiStates.find(scope.session(), scope.caller().user()),
            scope,
            progress);
    List<Thread> threads = new ArrayList<>();
    List<Pending> pending = new ArrayList<>();
    for (PreparedCall call : calls) {
      switch (call) {
        case PreparedCall.Refused refused ->
            pending.add(
                new Pending(call, CompletableFuture.completedFuture(refused.failure()), true));
        case PreparedCall.Ready ready -> {
          Optional<CompletableFuture<ToolResult>> known = progress.reads().find(ready);
          var result = known.orElseGet(CompletableFuture::new);
          pending.add(new Pending(call, result, known.isEmpty()));
          if (known.isEmpty()) {
            progress.reads().add(ready, result);
            Supplier<ToolResult> run = () -> execution.run(ready, round);
            threads.add(
                Thread.startVirtualThread(RequestScope.carried(() -> complete(result, run))));
          }
        }
      }
    }
    awaitOrInterrupt(pending, threads);
    progress.reads().settle();
    return pending.stream().map(answer -> settled(answer, progress)).toList();
  }

  private static void complete(CompletableFuture<ToolResult> result, Supplier<ToolResult> run) {
    try {
      result.complete(run.get());
    } catch (RuntimeException | Error e) {
      // a fault of ours: whoever waits must not wait for ever
      result.completeExceptionally(e);
    }
  }

  private static void awaitOrInterrupt(List<Pending> pending, List<Thread> threads) {
    try {
      for (Pending answer : pending) {
        var _ = answer.result().get();
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
    } catch (ExecutionException e) {
      threads.forEach(Thread::interrupt);
    }
  }

  private Answer settled(Pending answer, TurnProgress progress) {
    ToolResult result = answer.result().join();
    if (!answer.isOwn() || answer.call() instanceof PreparedCall.Refused) {
      execution.log(answer.call(), result, !answer.isOwn(), Duration.ZERO, progress);
    }
    return new Answer(result, answer.isOwn());
  }

  /** A call's result; news unless an equal call of the same turn had brought it already. */
  record Answer(ToolResult result, boolean isNews) {}

  /** A call whose result is on its way; its own, unless an equal call had asked for it before. */
  private record Pending(PreparedCall call, CompletableFuture<ToolResult> result, boolean isOwn) {}
}
