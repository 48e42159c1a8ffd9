package dev.haystack.cluster;

import dev.haystack.cluster.budget.TieredTokenBudget;
import dev.haystack.cluster.line.LineTimes;
import dev.haystack.cluster.line.LostTurns;
import dev.haystack.cluster.line.NodeLines;
import dev.haystack.cluster.line.RecoverTurn;
import dev.haystack.cluster.line.SharedPlaces;
import dev.haystack.cluster.log.LogSessions;
import dev.haystack.cluster.log.TieredEventLog;
import dev.haystack.cluster.log.TracedSharedLog;
import dev.haystack.cluster.outbox.TieredOutbox;
import dev.haystack.cluster.page.TieredUiStateStore;
import dev.haystack.cluster.reach.ReachHistory;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.Signals;
import dev.haystack.cluster.session.TieredSessionStore;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.budget.TokenBudget;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.local.LocalStore;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.Signal;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.store.EventLog;
import dev.haystack.port.store.SessionFate;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.tracing.Tracing;
import dev.haystack.port.turn.OtherNodes;
import dev.haystack.port.turn.ThisNode;
import dev.haystack.port.turn.TurnPlaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One of several nodes that are one service: this node's memory over the store that all of them
 * share, and its turns among those of all.
 */
public final class Cluster implements OtherNodes, AutoCloseable {

  /** How long the start waits for the shared store; without it, it joins later. */
  private static final Duration FIRST_REACH_MAX = Duration.ofSeconds(1);

  private static final Duration LOST_TURNS_PERIOD = Duration.ofSeconds(1);

  private final SharedStore shared;
  private final LocalStore local;
  private final InstantSource clock;
  private final Reachability reachability;
  private final ReachHistory history;
  private final Signals signals;
  private final TieredSessionStore sessions;
  private final TieredUiStateStore uiStates;
  private final TieredEventLog log;
  private final TieredOutbox violations;
  private final NodeLines lines;
  private final Deque<Runnable> closing = new ArrayDeque<>();

  /**
   * Asks for nothing yet.
   *
   * @param shared is closed with this
   * @param ids names, never the same twice
   * @param reset tells a session's followers that they cannot go on from where they are
   * @param tracing keeps what goes to the shared store
   */
  public Cluster(
      SharedStore shared,
      LocalStore local,
      Lifetimes lifetimes,
      Supplier<String> ids,
      Consumer<SessionId> reset,
      InstantSource clock,
      Tracing tracing) {
    this.shared = shared;
    this.local = local;
    this.clock = clock;
    reachability = new Reachability(shared.probe(), Reachability.Periods.DEFAULTS);
    history = new ReachHistory(shared.name(), clock);
    reachability.onChange(history);
    sessions =
        new TieredSessionStore(
            local.sessions(), shared.sessions(), reachability, clock, lifetimes.session());
    uiStates =
        new TieredUiStateStore(
            local.uiStates(), shared.uiStates(), reachability, ids, clock, lifetimes.uiState());
    signals = new Signals(shared.bus(), reachability);
    log =
        new TieredEventLog(
            local.log(),
            new TracedSharedLog(shared.log(), tracing),
            shared.waitMax(),
            reachability,
            signals,
            new LogSessions(sessions::bringUp, sessions::isOf),
            ids,
            reset);
    violations = new TieredOutbox(local.violations(), shared.violations(), reachability, clock);
    lines =
        new NodeLines(
            shared.node(),
            shared.lines(),
            reachability,
            shared.probe(),
            signals,
            clock,
            LineTimes.DEFAULTS);
    closing.push(shared::close);
    closing.push(reachability::close);
    closing.push(log::close);
    closing.push(lines::close);
  }

  /** How long a session and the state of its page live unused. */
  public record Lifetimes(Duration session, Duration uiState) {}

  public TieredSessionStore sessions() {
    return sessions;
  }

  public SessionFate fate(Session gone) {
    return sessions.fate(gone);
  }

  public UiStateStore uiStates() {
    return uiStates;
  }

  public EventLog log() {
    return log;
  }

  public ViolationOutbox violations() {
    return violations;
  }

  /**
   * How much can be held here: over a bound those sessions leave that the shared store has whole.
   */
  public Capacity capacity() {
    return local.capacity(
        id ->
            reachability.isInReach()
                && sessions.isShared(id)
                && uiStates.isShared(id)
                && log.isShared(id));
  }

  /** What each user may use of the models in a day on all nodes together. */
  public TokenBudget budget(LongSupplier tokensMax) {
    var budget =
        new TieredTokenBudget(shared.budgets(), shared.node(), reachability, clock, tokensMax);
    closing.push(budget::close);
    budget.start();
    return budget;
  }

  /**
   * Places among the turns of all nodes. From now on this node does what others ask of it, and
   * looks after what they leave behind.
   *
   * @param own this node's, which need not keep users to their limit
   * @param told the log by which is said what becomes of lost turns
   */
  public TurnPlaces places(
      TurnPlaces own, IntSupplier inFlightPerUserMax, ThisNode node, EventLog told) {
    var places =
        new SharedPlaces(
            own,
            lines,
            log,
            new RecoverTurn(sessions, local.log(), log, told, clock),
            clock,
            inFlightPerUserMax);
    // whoever has a place next must find what was logged by right of the one before
    lines.beforeOwed(line -> line.session().ifPresent(log::flush));
    var forgetSession = new ForgetSession(sessions, uiStates, log, node);
    signals.on(
        Signal.StopWanted.class,
        wanted -> node.stop(wanted.session(), wanted.user(), wanted.turn()));
    signals.on(
        Signal.ConsentAnswered.class,
        said ->
            node.consentAnswered(said.session(), said.user(), said.actionId(), said.isGranted()));
    signals.on(
        Signal.SessionDeleted.class,
        deleted -> {
          var _ =
              Thread.ofVirtual()
                  .name("deletion")
                  .start(() -> forgetSession.forget(deleted.session(), deleted.incarnation()));
        });
    var lostTurns = new LostTurns(node, places, LOST_TURNS_PERIOD);
    closing.push(lostTurns::close);
    lostTurns.start();
    return places;
  }

  /**
   * Begins to look for the shared store, and gives it a moment.
   *
   * @param degraded hears now and at every change whether memory serves alone
   * @return what is wrong with what the settings say of the store, if something answers there
   */
  public Optional<String> start(Consumer<Boolean> degraded) {
    reachability.onReach(isInReach -> degraded.accept(!isInReach));
    reachability.start();
    lines.start();
    return reachability.awaitInReach(FIRST_REACH_MAX)
        ? Optional.empty()
        : shared.mistake(FIRST_REACH_MAX);
  }

  @Override
  public void stopWanted(SessionId session, UserId user, Optional<TurnId> turn) {
    signals.broadcast(new Signal.StopWanted(session, user, turn));
  }

  @Override
  public void consentAnswered(SessionId session, UserId user, String actionId, boolean isGranted) {
    signals.broadcast(new Signal.ConsentAnswered(session, user, actionId, isGranted));
  }

  @Override
  public void sessionDeleted(SessionId session, Incarnation incarnation) {
    signals.broadcast(new Signal.SessionDeleted(session, incarnation));
  }

  @Override
  public void uiStateChanged(SessionId session, UserId user) {
    signals.broadcast(new Signal.UiStateChanged(session, user));
  }

  /** Hears of pages whose state has changed on other nodes; called on a thread of the bus. */
  public void hearUiStates(BiConsumer<SessionId, UserId> changed) {
    signals.on(Signal.UiStateChanged.class, there -> changed.accept(there.session(), there.user()));
  }

  /** Whether somebody watches the session on another node; it asks the shared store. */
  public boolean isWatchedElsewhere(SessionId session) {
    return log.isWatchedElsewhere(session);
  }

  /** Leaves the violations that wait here to the shared store, as far as it takes them. */
  public void handOver(Duration lease) {
    violations.handOver(lease);
  }

  /** The shared store as health shows it. */
  public Dependency health() {
    return history.health(
        reachability.isInReach(),
        reachability.awayReason(),
        sessions.aheadCount() + uiStates.aheadCount());
  }

  /** Whether the shared store is in reach. */
  public boolean isInReach() {
    return reachability.isInReach();
  }

  /** How often the shared store was found to have lost data. */
  public long losses() {
    return history.losses();
  }

  /** How many sessions are not in the shared store as they are here. */
  public int sessionsAhead() {
    return sessions.aheadCount();
  }

  /** How many page states are not in the shared store as they are here. */
  public int uiStatesAhead() {
    return uiStates.aheadCount();
  }

  /** What gives back the memory of what has expired; each is to be run now and then. */
  public List<Runnable> sweeps() {
    return List.of(sessions::removeExpired, uiStates::removeExpired, log::removeExpired);
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
