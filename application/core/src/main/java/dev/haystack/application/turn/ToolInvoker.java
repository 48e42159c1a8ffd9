package dev.haystack.application.turn;

import dev.haystack.application.tool.CarryOver;
import dev.haystack.application.tool.UiActions;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.port.store.SessionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The pipeline's third part: answers every tool call of a round, in call order, whatever becomes of
 * it, and keeps what the results tell about clients and the page.
 */
final class ToolInvoker {

  private final ToolPreparation preparation;
  private final RoundExecution execution;
  private final SessionStore sessions;
  private final UiActions uiActions;
  private final Supplier<TurnLimits> limits;

  ToolInvoker(
      ToolPreparation preparation,
      RoundExecution execution,
      SessionStore sessions,
      UiActions uiActions,
      Supplier<TurnLimits> limits) {
    this.preparation = preparation;
    this.execution = execution;
    this.sessions = sessions;
    this.uiActions = uiActions;
    this.limits = limits;
  }

  /** Runs one round of calls; interrupted, it answers those that are not done as cancelled. */
  void invoke(List<ToolCall> calls, TurnScope scope, TurnProgress progress) {
    JsonObject context = progress.context();
    List<PreparedCall> prepared = new ArrayList<>();
    for (ToolCall written : MeantCalls.of(calls)) {
      PreparedCall next = prepared(written, prepared.size(), scope, progress, context);
      prepared.add(next);
      ToolCall call = next.call();
      progress.log(
          new TurnEvent.ToolStarted(call.id(), call.name(), next.displayName(), next.arguments()));
    }
    List<RoundExecution.Answer> answers = execution.answer(prepared, scope, progress);
    List<ToolExchange> exchanges = new ArrayList<>();
    var found = JsonObject.builder();
    for (int i = 0; i < answers.size(); i++) {
      RoundExecution.Answer answer = answers.get(i);
      exchanges.add(new ToolExchange(prepared.get(i).call(), answer.result()));
      if (answer.isNews()
          && prepared.get(i) instanceof PreparedCall.Ready ready
          && answer.result() instanceof ToolResult.Success(var value)) {
        // the later call's word stands, also where it says that something is no longer known
        CarryOver.found(ready.tool(), ready.arguments(), value, context)
            .members()
            .forEach(found::put);
        progress.actionsFound(uiActions.in(ready.tool(), value));
      }
    }
    progress.toolsAnswered(exchanges);
    JsonObject patch = found.build();
    if (!patch.isEmpty()) {
      sessions.mergeContext(scope.session(), scope.incarnation(), patch);
      progress.contextFound(patch);
    }
  }

  private PreparedCall prepared(
      ToolCall written, int before, TurnScope scope, TurnProgress progress, JsonObject context) {
    int callsMax = limits.get().toolCallsPerRoundMax();
    int callsPerTurnMax = limits.get().toolCallsPerTurnMax();
    if (progress.toolCalls() + before >= callsPerTurnMax) {
      return tooMany(
          written.sendable(),
          "At most "
              + callsPerTurnMax
              + " tools may be called for one message; answer with what you have.");
    }
    return before < callsMax
        ? preparation.prepare(written, scope.persona(), context)
        : tooMany(
            written.sendable(),
            "At most " + callsMax + " tools may be called at once; call this one again.");
  }

  private static PreparedCall tooMany(ToolCall call, String words) {
    return new PreparedCall.Refused(
        call,
        call.name(),
        JsonObject.EMPTY,
        new ToolResult.Failure(ToolFailure.INVALID_ARGUMENTS, words));
  }
}
