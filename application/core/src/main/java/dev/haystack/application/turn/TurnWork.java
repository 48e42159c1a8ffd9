package dev.haystack.application.turn;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.tool.UiAction;
import dev.haystack.port.identity.CredentialEnded;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Works on a turn whose message is stored, from the acknowledgement to the last event. */
final class TurnWork {

  private static final Journal JOURNAL = Journal.of(TurnWork.class);

  private final Pipeline pipeline;
  private final SessionStore sessions;
  private final EventLog log;
  private final Inspections inspections;
  private final Consumer<TurnScope> outgrown;
  private final InstantSource clock;
  private final Function<PersonaType, String> modelNames;

  /**
   * With what it works on a turn.
   *
   * @param outgrown hears of turns behind which their session's history no longer fits; must not
   *     block
   */
  TurnWork(
      Pipeline pipeline,
      SessionStore sessions,
      EventLog log,
      Inspections inspections,
      Consumer<TurnScope> outgrown,
      InstantSource clock,
      Function<PersonaType, String> modelNames) {
    this.pipeline = pipeline;
    this.sessions = sessions;
    this.log = log;
    this.inspections = inspections;
    this.outgrown = outgrown;
    this.clock = clock;
    this.modelNames = modelNames;
  }

  List<String> parts() {
    return pipeline.parts();
  }

  TurnOutcome perform(ActiveTurn turn, TurnScope scope, TurnEvent.Started started) {
    var progress =
        new TurnProgress(
            log,
            inspections,
            scope.session(),
            scope.user(),
            turn.id(),
            scope.context(),
            turn.report());
    log.claim(scope.session(), scope.user());
    HistorySummary.in(scope.context())
        .filter(summary -> !summary.told())
        .ifPresent(summary -> tell(summary, scope));
    progress.log(started);
    TurnOutcome outcome =
        switch (work(scope, progress)) {
          case TurnEnding.WithAnswer(var end) -> answered(end, turn, scope, progress);
          case TurnEnding.WithError error -> failed(error, turn, scope, progress);
        };
    progress.log(new TurnEvent.Ended());
    turn.report().ended(scope, progress, outcome);
    if (scope.terms().keep() == Keep.SESSION
        && outcome instanceof TurnOutcome.Answered answered
        && progress.outgrows(answered.answer())) {
      outgrown.accept(scope);
    }
    return outcome;
  }

  /** It belongs to no turn; whoever has the session's place may write to its log. */
  private void tell(HistorySummary summary, TurnScope scope) {
    var event =
        new TurnEvent.ContextCompacted(
            summary.messages(), summary.tokensBefore(), summary.tokensAfter());
    var turn = new TurnId("summary-" + summary.upTo().value());
    var _ = log.append(scope.session(), scope.user(), turn, event);
    sessions.mergeContext(scope.session(), scope.incarnation(), summary.toldPatch());
  }

  private TurnEnding work(TurnScope scope, TurnProgress progress) {
    try {
      TurnEnd end = pipeline.run(scope, progress);
      if (progress.isSilent()) {
        JOURNAL.tell(
            JournalEvent.UPSTREAM_FAILED,
            Detail.peer("model"),
            Detail.turn(progress.turn()),
            Detail.reason("silent"));
        return new TurnEnding.WithError(ErrorCode.MODEL_UNAVAILABLE, Duration.ZERO);
      }
      return new TurnEnding.WithAnswer(end);
    } catch (CredentialEnded e) {
      return new TurnEnding.WithError(e.code(), Duration.ZERO);
    } catch (ModelException e) {
      if (scope.cancellation().isCancelled()) {
        return TurnEnding.of(scope.cancellation().reason());
      }
      JOURNAL.tell(
          JournalEvent.UPSTREAM_FAILED,
          Detail.peer("model"),
          Detail.turn(progress.turn()),
          Detail.reason(e.reason()));
      return new TurnEnding.WithError(e.reason().code(), e.retryAfter());
    } catch (RuntimeException e) {
      // a fault of ours becomes an ending, so that no client waits for ever
      logFault(e);
      return new TurnEnding.WithError(ErrorCode.INTERNAL, Duration.ZERO);
    }
  }

  /** Its texts may hold what people said; the log shows types and places alone. */
  static void logFault(RuntimeException fault) {
    JOURNAL.tell(JournalEvent.FAULT, Detail.reason("turn"), Detail.fault(ofStep(fault)));
  }

  /** What broke, and not that another thread was waited for. */
  private static Throwable ofStep(RuntimeException fault) {
    @Nullable Throwable cause = fault.getCause();
    return fault instanceof CompletionException && cause != null ? cause : fault;
  }

  private TurnOutcome answered(
      TurnEnd end, ActiveTurn turn, TurnScope scope, TurnProgress progress) {
    boolean stopped = end == TurnEnd.STOPPED;
    AssistantMessage answer =
        keep(stopped ? MessageStatus.STOPPED : MessageStatus.COMPLETE, turn, scope, progress);
    var actions = stopped ? List.<UiAction>of() : progress.actions();
    if (!actions.isEmpty()) {
      progress.log(new TurnEvent.ActionsRequested(actions));
    }
    String model =
        progress.model().isEmpty() ? modelNames.apply(scope.persona()) : progress.model();
    progress.log(new TurnEvent.Completed(answer.id(), end, progress.usage(), model));
    return new TurnOutcome.Answered(progress.turn(), answer, actions, end, progress.usage(), model);
  }

  private TurnOutcome failed(
      TurnEnding.WithError error, ActiveTurn turn, TurnScope scope, TurnProgress progress) {
    var _ = keep(MessageStatus.FAILED, turn, scope, progress);
    ErrorCode code = error.code();
    Duration retryAfter = error.retryAfter();
    progress.log(
        new TurnEvent.Failed(code, retryAfter.toMillis(), turn.request().clientMessageId()));
    return new TurnOutcome.Failed(progress.turn(), code, retryAfter);
  }

  private AssistantMessage keep(
      MessageStatus status, ActiveTurn turn, TurnScope scope, TurnProgress progress) {
    AssistantMessage answer =
        progress.answer(progress.turn().answer(), scope.question().id(), clock.instant(), status);
    if (sessions.append(scope.session(), scope.incarnation(), answer).isEmpty()) {
      JOURNAL.tell(JournalEvent.ANSWER_UNKEPT, Detail.session(scope.session()));
    }
    // before the log tells it, so that nobody who comes after that hears of a turn that runs
    turn.answered(status);
    return answer;
  }
}
