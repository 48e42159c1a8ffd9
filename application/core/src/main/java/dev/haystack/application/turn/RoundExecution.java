package dev.haystack.application.turn;

import dev.haystack.application.result.LongResults;
import dev.haystack.application.tool.RunTool;
import dev.haystack.application.tool.ToolContext;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.store.UiStateStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Runs the calls of one round side by side, a bounded number at once, equal reads only once. */
final class RoundExecution {

  private static final Journal JOURNAL = Journal.of(RoundExecution.class);

  private final RunTool tools;
  private final UiStateStore uiStates;
  private final InstantSource clock;
  private final IntSupplier concurrencyMax;

  RoundExecution(
      RunTool tools, UiStateStore uiStates, InstantSource clock, IntSupplier concurrencyMax) {
    this.tools = tools;
    this.uiStates = uiStates;
    this.clock = clock;
    this.concurrencyMax = concurrencyMax;
  }

  /** The calls' answers in their order: all of them, even if the turn is cancelled meanwhile. */
  List<Answer> answer(List<PreparedCall> calls, TurnScope scope, TurnProgress progress) {
    return scope.cancellation().during(() -> run(calls, scope, progress));
  }

  private List<Answer> run(List<PreparedCall> calls, TurnScope scope, TurnProgress progress) {
    Optional<UiState> page = uiStates.find(scope.session(), scope.caller().user());
    var slots = new Semaphore(concurrencyMax.getAsInt());
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
            Supplier<ToolResult> run = () -> timed(ready, slots, page, scope, progress);
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
      logCompleted(answer.call(), result, !answer.isOwn(), 0, progress);
    }
    return new Answer(result, answer.isOwn());
  }

  private ToolResult timed(
      PreparedCall.Ready call,
      Semaphore slots,
      Optional<UiState> page,
      TurnScope scope,
      TurnProgress progress) {
    var start = clock.instant();
    ToolResult result = bounded(call, slots, page, scope, progress);
    logCompleted(
        call, result, false, Duration.between(start, clock.instant()).toMillis(), progress);
    return result;
  }

  private ToolResult bounded(
      PreparedCall.Ready call,
      Semaphore slots,
      Optional<UiState> page,
      TurnScope scope,
      TurnProgress progress) {
    try {
      slots.acquire();
    } catch (InterruptedException e) {
      return new ToolResult.Failure(ToolFailure.CANCELLED, "The turn was ended.");
    }
    try {
      return tools.run(
          call.tool(),
          call.arguments(),
          new ToolContext(
              scope.caller(),
              page.orElse(UiState.EMPTY).fields(),
              page.isPresent(),
              scope.traceparent(),
              () -> Stream.concat(progress.results(), LongResults.of(scope.history()))));
    } finally {
      slots.release();
    }
  }

  private static void logCompleted(
      PreparedCall call,
      ToolResult result,
      boolean deduplicated,
      long durationMillis,
      TurnProgress progress) {
    String error =
        switch (result) {
          case ToolResult.Success _ -> "";
          case ToolResult.Failure(var reason, _) -> reason.code();
        };
    JOURNAL.tell(
        JournalEvent.TOOL_CALLED,
        Detail.turn(progress.turn()),
        Detail.tool(call.call().name()),
        Detail.code(error),
        Detail.duration(Duration.ofMillis(durationMillis)));
    progress.inspect(() -> Inspection.ToolAnswered.of(call.call().id(), result));
    progress.log(
        new TurnEvent.ToolCompleted(
            call.call().id(), call.call().name(), deduplicated, durationMillis, error));
  }

  /** A call's result; news unless an equal call of the same turn had brought it already. */
  record Answer(ToolResult result, boolean isNews) {}

  /** A call whose result is on its way; its own, unless an equal call had asked for it before. */
  private record Pending(PreparedCall call, CompletableFuture<ToolResult> result, boolean isOwn) {}
}
