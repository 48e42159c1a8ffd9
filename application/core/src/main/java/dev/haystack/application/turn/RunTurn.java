package dev.haystack.application.turn;

import dev.haystack.application.compaction.CompactHistory;
import dev.haystack.application.compaction.SummaryTally;
import dev.haystack.application.cost.NotNow;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.TemplateUse;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.application.prompt.PromptWriter;
import dev.haystack.application.result.LongResults;
import dev.haystack.application.tool.ToolCatalogue;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.turn.QueuePosition;
import dev.haystack.port.turn.TurnPlace;
import dev.haystack.port.turn.TurnPlaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers a user message: takes its place in line, stores it, and has it worked on. */
public final class RunTurn {

  private final SessionStore sessions;
  private final UiStateStore uiStates;
  private final EventLog log;
  private final TurnPlaces places;
  private final SentBefore sentBefore;
  private final ActiveTurns active;
  private final Questions questions;
  private final TurnWork work;
  private final SummaryTally summaries;
  private final Supplier<TurnLimits> limits;
  private final UserLimits userLimits;
  private final Meter meter;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /** With the policy's review of documents' templates, and places of this process. */
  public RunTurn(
      TurnPorts ports,
      Function<TemplateUse, Review> reviews,
      ActiveTurns active,
      TurnLimits limits,
      PromptLimits promptLimits,
      InstantSource clock,
      Supplier<String> ids) {
    this(ports, reviews, active, LocalPlaces.of(limits), () -> limits, promptLimits, clock, ids);
  }

  /** With the places that are given there, and limits that are asked for at each turn. */
  public RunTurn(
      TurnPorts ports,
      Function<TemplateUse, Review> reviews,
      ActiveTurns active,
      TurnPlaces places,
      Supplier<TurnLimits> limits,
      PromptLimits promptLimits,
      InstantSource clock,
      Supplier<String> ids) {
    this.sessions = ports.sessions();
    this.uiStates = ports.uiStates();
    this.log = ports.log();
    this.places = places;
    this.active = active;
    this.questions = new Questions(ports.sessions(), clock, ids);
    this.sentBefore = new SentBefore(ports.sessions(), active, places);
    var prompts = new PromptWriter(clock, promptLimits, ToolCatalogue.load()::offeredAfterCutsTo);
    var results = new LongResults(promptLimits.toolResultCharactersMax());
    var compaction =
        new CompactHistory(ports.summaries(), prompts, ports.sessions(), promptLimits.tokensMax());
    this.summaries = compaction.tally();
    this.work =
        new TurnWork(
            Pipeline.of(ports, reviews, limits, prompts, results, clock, ids),
            ports.sessions(),
            ports.log(),
            active.inspections(),
            scope ->
                active.behind(
                    scope.session(), () -> compaction.compact(scope.session(), scope.caller())),
            clock,
            ports.models()::name);
    this.limits = limits;
    this.userLimits = ports.models().limits();
    this.meter = ports.meter();
    this.clock = clock;
    this.ids = ids;
  }

  /** The names of the turn engine's parts, in the order in which a message meets them. */
  public List<String> parts() {
    return work.parts();
  }

  /** What became of the summaries that are written behind turns. */
  public SummaryTally summaries() {
    return summaries;
  }

  /** Queues the message's turn and runs it. */
  public TurnOutcome run(TurnRequest request, Consumer<QueuePosition> waiting) {
    return queue(request, waiting).run();
  }

  /**
   * Takes the message's place in line, in the order of the calls, without blocking.
   *
   * @param waiting hears each position while the turn waits; must not block
   */
  public QueuedTurn queue(TurnRequest request, Consumer<QueuePosition> waiting) {
    var turn =
        new ActiveTurn(
            new TurnId(ids.get()),
            request.caller().user(),
            request,
            clock.millis(),
            new TurnReport(meter));
    return switch (active.register(turn)) {
      case ActiveTurns.Registration.Closing() -> NoTurn::shuttingDown;
      case ActiveTurns.Registration.Same(var earlier) ->
          new RepeatedTurn(earlier, turn, this::queueFull);
      case ActiveTurns.Registration.New() -> {
        Optional<NotNow> refusal = userLimits.request(turn.user());
        if (refusal.isPresent()) {
          TurnOutcome refused = NoTurn.of(refusal.get());
          active.remove(turn, refused);
          yield () -> refused;
        }
        TurnPlace place = places.enter(turn.claim(), turn.report().noting(waiting));
        yield new OwnTurn(this, turn, place);
      }
    };
  }

  private TurnOutcome run(ActiveTurn turn, TurnPlace place) {
    // unless it comes to an end of its own
    TurnOutcome outcome = new TurnOutcome.Refused(ErrorCode.INTERNAL, Duration.ZERO);
    try {
      outcome = outcome(turn, place);
    } catch (RuntimeException e) {
      TurnWork.logFault(e);
    } finally {
      active.remove(turn, outcome);
      if (turn.request().terms().keep() == Keep.NOTHING) {
        drop(turn.request().session());
      }
    }
    return outcome;
  }

  /** A session of one turn, which nobody else knows. */
  private void drop(SessionId session) {
    sessions.delete(session);
    uiStates.delete(session);
    log.delete(session);
  }

  /** A turn of this request's own. */
  private record OwnTurn(RunTurn turns, ActiveTurn turn, TurnPlace place) implements QueuedTurn {

    @Override
    public Optional<TurnId> own() {
      return Optional.of(turn.id());
    }

    @Override
    public TurnOutcome run() {
      return turn.traced(() -> turns.run(turn, place));
    }
  }

  private TurnOutcome outcome(ActiveTurn turn, TurnPlace place) {
    try (place) {
      // who need not wait finds out below
      Optional<SessionCopy> met =
          place.isFree() ? Optional.empty() : sessions.copy(turn.request().session());
      Optional<TurnOutcome> known = known(turn, met);
      if (known.isPresent()) {
        return known.get();
      }
      if (turn.cancellation().during(place::await)) {
        turn.report().begun();
        return answer(turn, place, met.isPresent());
      }
      return place.isRefused() ? queueFull() : NoTurn.givenUp(turn);
    }
  }

  private TurnOutcome answer(ActiveTurn turn, TurnPlace place, boolean hasMetSession) {
    TurnRequest request = turn.request();
    Optional<NotNow> refusal = refusal(turn.user());
    if (refusal.isPresent()) {
      return known(turn, sessions.copy(request.session()))
          .orElseGet(() -> NoTurn.of(refusal.get()));
    }
    // if the session that it has met was deleted since, it must not come back
    Optional<SessionCopy> reopened =
        hasMetSession ? sessions.copy(request.session()) : Optional.empty();
    if (hasMetSession && reopened.isEmpty()) {
      return NoTurn.notFound();
    }
    if (reopened.isEmpty() && !request.caller().personas().contains(request.persona())) {
      return known(turn, sessions.copy(request.session())).orElse(NoTurn.OTHER_ROLE);
    }
    Supplier<Optional<UiState>> page =
        place.beside(() -> uiStates.find(request.session(), turn.user()));
    SessionCopy opened = reopened.orElseGet(() -> opened(turn));
    Session session = opened.session();
    Optional<TurnOutcome> refused = NoTurn.of(turn, session);
    if (refused.isPresent()) {
      return refused.get();
    }
    List<Message> stored = place.history(opened);
    Optional<TurnOutcome> known = sentBefore.among(stored, turn).or(() -> NoTurn.ended(turn));
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Preceding> preceding = questions.preceding(stored, request);
    if (preceding.isEmpty()) {
      return NoTurn.conflict();
    }
    List<Message> history = preceding.get().messages();
    if (!SessionSize.of(stored.isEmpty() ? history : stored).isWithin(limits.get().sessionMax())) {
      return new TurnOutcome.Refused(ErrorCode.CONTEXT_TOO_LONG, Duration.ZERO);
    }
    UserMessage question = questions.question(turn, preceding.get());
    Optional<Durability> held = questions.append(request, session, preceding.get(), question);
    if (held.isEmpty()) {
      return known(turn, sessions.copy(request.session())).orElseGet(NoTurn::notFound);
    }
    turn.running();
    active.endUnlessWatched(turn);
    TurnScope scope = TurnScope.of(turn, session, page, history, question);
    try (var _ = active.deadline(turn, limits.get().turnMax())) {
      return work.perform(
          turn, scope, new TurnEvent.Started(question.id(), request.clientMessageId(), held.get()));
    }
  }

  private TurnOutcome queueFull() {
    return NoTurn.of(userLimits.queueFull(NoTurn.QUEUE_RETRY));
  }

  /** Why no message of the user's may be stored and answered. */
  private Optional<NotNow> refusal(UserId user) {
    return userLimits.inference(user).or(() -> userLimits.keeping(user));
  }

  private SessionCopy opened(ActiveTurn turn) {
    TurnRequest request = turn.request();
    return sessions.open(
        request.session(),
        turn.user(),
        request.caller().profile(),
        request.persona(),
        JsonObject.EMPTY);
  }

  /** What can be said of the message without a turn: not for this session, or sent before. */
  private Optional<TurnOutcome> known(ActiveTurn turn, Optional<SessionCopy> met) {
    Optional<TurnOutcome> refused = met.flatMap(copy -> NoTurn.of(turn, copy.session()));
    return refused.isPresent()
        ? refused
        : met.flatMap(copy -> sentBefore.among(copy.messages(), turn));
  }
}
