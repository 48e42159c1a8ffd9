package dev.haystack.application.turn;

import dev.haystack.application.result.LongResults;
import dev.haystack.application.tool.RunTool;
import dev.haystack.application.tool.ToolContext;
import dev.haystack.application.trail.TrailedLease;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolSource;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.identity.CallerLease;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.journal.RequestScope;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditTrail;
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
  private final CallConsent consent;
  private final UiStateStore uiStates;
  private final AuditTrail trail;
  private final InstantSource clock;
  private final IntSupplier concurrencyMax;
  private final boolean tellsResults;

  /**
   * @param tellsResults whether the log is to hold what a tool told the model
   */
  RoundExecution(
      RunTool tools,
      CallConsent consent,
      UiStateStore uiStates,
      AuditTrail trail,
      InstantSource clock,
      IntSupplier concurrencyMax,
      boolean tellsResults) {
    this.trail = trail;
    this.tellsResults = tellsResults;
    this.tools = tools;
    this.consent = consent;
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
            Supplier<ToolResult> run = () -> consented(ready, slots, page, scope, progress);
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

  private ToolResult consented(
      PreparedCall.Ready call,
      Semaphore slots,
      Optional<UiState> page,
      TurnScope scope,
      TurnProgress progress) {
    return switch (consent.of(
        call, () -> context(call, page, scope, progress, scope.span()), tools, scope, progress)) {
      case CallConsent.Answer.Granted(var granted) ->
          followed(granted, slots, page, scope, progress);
      case CallConsent.Answer.Refused(var result) -> {
        logCompleted(call, result, false, 0, progress);
        yield result;
      }
    };
  }

  private ToolResult followed(
      PreparedCall.Ready call,
      Semaphore slots,
      Optional<UiState> page,
      TurnScope scope,
      TurnProgress progress) {
    Span span = scope.span().begin(Operation.tool(call.tool().name()));
    try {
      ToolContext context = context(call, page, scope, progress, span);
      return RequestScope.callAt(span.context(), () -> timed(call, slots, context, progress, span));
    } finally {
      span.end();
    }
  }

  private ToolContext context(
      PreparedCall.Ready call,
      Optional<UiState> page,
      TurnScope scope,
      TurnProgress progress,
      Span span) {
    return new ToolContext(
        caller(call, scope),
        page.orElse(UiState.EMPTY).fields(),
        page.isPresent(),
        span,
        () -> Stream.concat(progress.results(), LongResults.of(scope.history())));
  }

  private ToolResult timed(
      PreparedCall.Ready call,
      Semaphore slots,
      ToolContext context,
      TurnProgress progress,
      Span span) {
    var start = clock.instant();
    ToolResult result = bounded(call, slots, context);
    span.tell(Attribute.tool(call.tool().name()));
    if (result instanceof ToolResult.Failure(var reason, _)) {
      span.fail(reason.code());
    }
    logCompleted(
        call, result, false, Duration.between(start, clock.instant()).toMillis(), progress);
    return result;
  }

  private ToolResult bounded(PreparedCall.Ready call, Semaphore slots, ToolContext context) {
    try {
      slots.acquire();
    } catch (InterruptedException e) {
      return CallConsent.ENDED;
    }
    try {
      return tools.run(call.tool(), call.arguments(), context);
    } finally {
      slots.release();
    }
  }

  /** What other tools ask of a lease is no request in the user's name. */
  private CallerLease caller(PreparedCall.Ready call, TurnScope scope) {
    return call.tool().source() == ToolSource.BACKEND
        ? TrailedLease.of(
            scope.caller(),
            trail,
            () ->
                AuditEntry.allowed(AuditEvent.TOOL_CALL)
                    .in(scope.session())
                    .from(scope.origin())
                    .reason(call.consent()),
            call.tool().name(),
            call.arguments())
        : scope.caller();
  }

  private void logCompleted(
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
            call.call().id(),
            call.call().name(),
            deduplicated,
            durationMillis,
            error,
            tellsResults ? result.modelText() : ""));
  }

  /** A call's result; news unless an equal call of the same turn had brought it already. */
  record Answer(ToolResult result, boolean isNews) {}

  /** A call whose result is on its way; its own, unless an equal call had asked for it before. */
  private record Pending(PreparedCall call, CompletableFuture<ToolResult> result, boolean isOwn) {}
}
