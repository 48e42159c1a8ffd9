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
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditTrail;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Runs one call on the calling thread, once it has its consent and its slot. */
final class CallExecution {

  private static final Journal JOURNAL = Journal.of(CallExecution.class);

  private final RunTool tools;
  private final CallConsent consent;
  private final AuditTrail trail;
  private final InstantSource clock;
  private final boolean tellsResults;

  /**
   * @param tellsResults whether the log is to hold what a tool told the model
   */
  CallExecution(
      RunTool tools,
      CallConsent consent,
      AuditTrail trail,
      InstantSource clock,
      boolean tellsResults) {
    this.tools = tools;
    this.consent = consent;
    this.trail = trail;
    this.clock = clock;
    this.tellsResults = tellsResults;
  }

  /**
   * What the calls of one round have in common.
   *
   * @param slots of which each takes one while it runs
   * @param page the user's, as it is when the round begins
   */
  record Round(Semaphore slots, Optional<UiState> page, TurnScope scope, TurnProgress progress) {}

  ToolResult run(PreparedCall.Ready call, Round round) {
    TurnScope scope = round.scope();
    return switch (consent.of(
        call, () -> context(call, round, scope.span()), tools, scope, round.progress())) {
      case CallConsent.Answer.Granted(var granted) -> followed(granted, round);
      case CallConsent.Answer.Refused(var result) -> {
        log(call, result, false, Duration.ZERO, round.progress());
        yield result;
      }
    };
  }

  private ToolResult followed(PreparedCall.Ready call, Round round) {
    Span span = round.scope().span().begin(Operation.tool(call.tool().name()));
    try {
      return RequestScope.callAt(span.context(), () -> timed(call, round, span));
    } finally {
      span.end();
    }
  }

  private ToolResult timed(PreparedCall.Ready call, Round round, Span span) {
    var start = clock.instant();
    ToolResult result = bounded(call, round.slots(), context(call, round, span));
    if (span.isKept()) {
      span.tell(Attribute.tool(call.tool().name()));
    }
    if (result instanceof ToolResult.Failure(var reason, _)) {
      span.fail(reason.code());
    }
    log(call, result, false, Duration.between(start, clock.instant()), round.progress());
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

  private ToolContext context(PreparedCall.Ready call, Round round, Span span) {
    Optional<UiState> page = round.page();
    return new ToolContext(
        caller(call, round.scope()),
        page.orElse(UiState.EMPTY).fields(),
        page.isPresent(),
        span,
        () -> Stream.concat(round.progress().results(), LongResults.of(round.scope().history())));
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

  /** Tells of what a call has come to. */
  void log(
      PreparedCall call,
      ToolResult result,
      boolean deduplicated,
      Duration duration,
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
        Detail.duration(duration));
    progress.inspect(() -> Inspection.ToolAnswered.of(call.call().id(), result));
    progress.log(
        new TurnEvent.ToolCompleted(
            call.call().id(),
            call.call().name(),
            deduplicated,
            duration.toMillis(),
            error,
            tellsResults ? result.modelText() : ""));
  }
}
