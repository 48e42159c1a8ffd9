package dev.haystack.application.turn;

import dev.haystack.application.policy.Review;
import dev.haystack.application.policy.TemplateUse;
import dev.haystack.application.prompt.PromptLimits;
import dev.haystack.cluster.line.RecoverTurn;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.turn.QueuePosition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers a user message: takes its place in line, stores it, and has it worked on. */
public final class RunTurn {

  private static final Duration QUEUE_RETRY = Duration.ofSeconds(5);

  private final SessionStore sessions;
  private final EventLog log;
  private final UiStateStore uiStates;
  private final Admission admission;
  private final TurnLeases leases;
  private final RecoverTurn recoverTurn;
  private final ActiveTurns active;
  private final TurnWork work;
  private final TurnLimits limits;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /** With the policy's review of what documents are written from, and no other nodes. */
  public RunTurn(
      TurnPorts ports,
      Function<TemplateUse, Review> reviews,
      ActiveTurns active,
      TurnLimits limits,
      PromptLimits promptLimits,
      InstantSource clock,
      Supplier<String> ids) {
    this(ports, reviews, active, TurnLeases.ALONE, limits, promptLimits, clock, ids);
  }

  /** With the places that all nodes share. */
  public RunTurn(
      TurnPorts ports,
      Function<TemplateUse, Review> reviews,
      ActiveTurns active,
      TurnLeases leases,
      TurnLimits limits,
      PromptLimits promptLimits,
      InstantSource clock,
      Supplier<String> ids) {
    this.sessions = ports.sessions();
    this.log = ports.log();
    this.uiStates = ports.uiStates();
    this.admission = Admission.of(limits, !leases.limitUsers());
    this.leases = leases;
    this.recoverTurn = new RecoverTurn(ports.sessions(), ports.log(), clock);
    this.active = active;
    this.work =
        new TurnWork(
            Pipeline.of(ports, reviews, limits, promptLimits, clock, ids),
            ports.sessions(),
            ports.log(),
            clock,
            ports.model().name());
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /** The names of the turn engine's parts, in the order in which a message meets them. */
  public List<String> parts() {
    return work.parts();
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
            new TurnId(ids.get()), request.caller().get().user(), request, clock.millis());
    return switch (active.register(turn)) {
      case ActiveTurns.Registration.Closing() ->
          () -> new TurnOutcome.Refused(ErrorCode.SHUTTING_DOWN, Duration.ofSeconds(1));
      case ActiveTurns.Registration.Same(var earlier) -> new RepeatedTurn(earlier, turn);
      case ActiveTurns.Registration.New() -> {
        Place place = admission.enter(turn.user(), request.session(), waiting);
        yield () -> run(turn, place, waiting);
      }
    };
  }

  private TurnOutcome run(ActiveTurn turn, Place place, Consumer<QueuePosition> waiting) {
    // unless it comes to an end of its own
    TurnOutcome outcome = new TurnOutcome.Refused(ErrorCode.INTERNAL, Duration.ZERO);
    try {
      outcome = outcome(turn, place, waiting);
    } catch (RuntimeException e) {
      TurnWork.logFault(e);
    } finally {
      active.remove(turn, outcome);
    }
    return outcome;
  }

  private TurnOutcome outcome(ActiveTurn turn, Place place, Consumer<QueuePosition> waiting) {
    try (place;
        TurnLease lease = leases.leaseOf(turn, waiting)) {
      boolean isFree = place.isAdmitted() && lease.enter();
      // who need not wait finds out below
      Optional<SessionCopy> met =
          isFree ? Optional.empty() : sessions.copy(turn.request().session());
      Optional<TurnOutcome> known = isFree ? Optional.empty() : known(turn, met);
      if (known.isPresent()) {
        return known.get();
      }
      if (turn.cancellation().during(() -> place.await() && lease.await())) {
        return answer(turn, lease, met.isPresent());
      }
      return place.isRefused()
          ? new TurnOutcome.Refused(ErrorCode.QUEUE_FULL, QUEUE_RETRY)
          : givenUp(turn);
    }
  }

  private TurnOutcome answer(ActiveTurn turn, TurnLease lease, boolean hasMetSession) {
    TurnRequest request = turn.request();
    // if the session that it has met was deleted since, it must not come back
    Optional<SessionCopy> reopened =
        hasMetSession ? sessions.copy(request.session()) : Optional.empty();
    if (hasMetSession && reopened.isEmpty()) {
      return notFound();
    }
    long fence = lease.fence();
    // the place is not given back while anything goes on by its right
    try (var steps = Steps.of(fence > 0)) {
      return answer(turn, fence, reopened, steps);
    }
  }

  private TurnOutcome answer(
      ActiveTurn turn, long fence, Optional<SessionCopy> reopened, Steps steps) {
    TurnRequest request = turn.request();
    Runnable catchUp = steps.running(() -> log.catchUp(request.session(), fence));
    Supplier<Optional<UiState>> page = steps.giving(() -> uiStates.find(request.session()));
    SessionCopy opened = reopened.orElseGet(() -> opened(turn));
    Session session = opened.session();
    if (!session.isOwnedBy(turn.user())) {
      return notFound();
    }
    catchUp.run();
    List<Message> history =
        fence > 0 ? recoverTurn.recover(request.session(), opened.messages()) : opened.messages();
    Optional<UserMessage> earlier = earlier(history, request);
    if (earlier.isPresent()) {
      log.flush(request.session());
      return repeated(turn, earlier.get());
    }
    var question =
        new UserMessage(
            turn.questionId(), request.clientMessageId(), request.content(), clock.instant());
    Optional<Durability> held = sessions.append(request.session(), question);
    if (held.isEmpty()) {
      log.flush(request.session());
      return known(turn, sessions.copy(request.session())).orElseGet(RunTurn::notFound);
    }
    turn.running();
    active.endUnlessWatched(turn);
    var scope =
        new TurnScope(
            request.session(),
            session.persona(),
            session.context(),
            page,
            request.caller(),
            history,
            question,
            traceparent(turn.id()),
            turn.cancellation());
    try (var _ = active.deadline(turn, limits.turnMax())) {
      return work.perform(
          turn, scope, new TurnEvent.Started(question.id(), request.clientMessageId(), held.get()));
    } finally {
      log.flush(request.session());
    }
  }

  private SessionCopy opened(ActiveTurn turn) {
    TurnRequest request = turn.request();
    return sessions.open(request.session(), turn.user(), request.persona(), JsonObject.EMPTY);
  }

  /** What can be said of the message without a turn: not this user's session, or sent before. */
  private Optional<TurnOutcome> known(ActiveTurn turn, Optional<SessionCopy> met) {
    if (met.isPresent() && !met.get().session().isOwnedBy(turn.user())) {
      return Optional.of(notFound());
    }
    return met.flatMap(copy -> earlier(copy.messages(), turn.request()))
        .map(earlier -> repeated(turn, earlier));
  }

  private static Optional<UserMessage> earlier(List<Message> history, TurnRequest request) {
    return history.stream()
        .filter(_ -> request.clientMessageId().isPresent())
        .filter(UserMessage.class::isInstance)
        .map(UserMessage.class::cast)
        .filter(message -> message.clientMessageId().equals(request.clientMessageId()))
        .findFirst();
  }

  private TurnOutcome repeated(ActiveTurn turn, UserMessage earlier) {
    if (!earlier.content().equals(turn.request().content())) {
      return conflict();
    }
    SessionId session = turn.request().session();
    var known = new TurnId(earlier.id().value());
    TurnState state = state(session, earlier);
    if (state == TurnState.RUNNING
        && !active.knows(session, known)
        && leases.endIfLost(session, known)) {
      state = state(session, earlier);
    }
    return new TurnOutcome.Repeated(
        new TurnStatus(known, earlier.id(), earlier.clientMessageId(), state));
  }

  private TurnState state(SessionId session, UserMessage question) {
    return sessions.messages(session).stream()
        .filter(AssistantMessage.class::isInstance)
        .map(AssistantMessage.class::cast)
        .filter(answer -> answer.inReplyTo().equals(question.id()))
        .findFirst()
        .map(answer -> TurnState.of(answer.status()))
        .orElse(TurnState.RUNNING);
  }

  private static TurnOutcome givenUp(ActiveTurn turn) {
    return switch (turn.cancellation().reason()) {
      case STOPPED, DETACHED -> new TurnOutcome.Repeated(turn.status(TurnState.STOPPED));
      case DELETED -> notFound();
      case NONE, TIMED_OUT, LOST, SHUTTING_DOWN ->
          new TurnOutcome.Refused(ErrorCode.SHUTTING_DOWN, Duration.ofSeconds(1));
    };
  }

  private static TurnOutcome notFound() {
    return new TurnOutcome.Refused(ErrorCode.SESSION_NOT_FOUND, Duration.ZERO);
  }

  static TurnOutcome conflict() {
    return new TurnOutcome.Refused(ErrorCode.ID_CONFLICT, Duration.ZERO);
  }

  private static String traceparent(TurnId turn) {
    String hex = (turn.value().replaceAll("[^0-9a-f]", "") + "0".repeat(32)).substring(0, 32);
    return "00-" + hex + "-" + hex.substring(16) + "-01";
  }
}
