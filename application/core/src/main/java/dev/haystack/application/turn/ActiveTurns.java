package dev.haystack.application.turn;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The turns that run or wait in this process, and who is connected to watch them. Safe for use by
 * many threads; its lock is held only for bookkeeping.
 */
public final class ActiveTurns {

  private static final Journal JOURNAL = Journal.of(ActiveTurns.class);

  private static final int BEHIND_AT_ONCE_MAX = 16;

  private final Map<SessionId, List<ActiveTurn>> turns = new HashMap<>();
  private final Map<SessionId, Integer> connections = new HashMap<>();
  private final ScheduledExecutorService scheduler;
  private final InstantSource clock;
  private final Supplier<Duration> detachedMax;
  private final Predicate<SessionId> watchedElsewhere;
  private final BehindTurns behind = new BehindTurns(BEHIND_AT_ONCE_MAX);
  private final Inspections inspections = new Inspections();
  private volatile Consumer<SessionId> whenOver = _ -> {};
  private TurnTally tally = TurnTally.NONE;
  private boolean closing;

  /** With no other nodes. */
  public ActiveTurns(
      ScheduledExecutorService scheduler, InstantSource clock, Duration detachedMax) {
    this(scheduler, clock, () -> detachedMax, _ -> false);
  }

  /**
   * With other nodes.
   *
   * @param watchedElsewhere whether somebody watches the session on another node; may block
   */
  public ActiveTurns(
      ScheduledExecutorService scheduler,
      InstantSource clock,
      Supplier<Duration> detachedMax,
      Predicate<SessionId> watchedElsewhere) {
    this.watchedElsewhere = watchedElsewhere;
    this.scheduler = scheduler;
    this.clock = clock;
    this.detachedMax = detachedMax;
  }

  /** Who looks beneath these turns. */
  public Inspections inspections() {
    return inspections;
  }

  /** What became of announcing a turn. */
  sealed interface Registration {
    record New() implements Registration {}

    record Same(ActiveTurn earlier) implements Registration {}

    record Closing() implements Registration {}
  }

  synchronized Registration register(ActiveTurn turn) {
    if (closing) {
      return new Registration.Closing();
    }
    var request = turn.request();
    List<ActiveTurn> inSession = turns.computeIfAbsent(request.session(), _ -> new ArrayList<>());
    if (request.clientMessageId().isPresent()) {
      Optional<ActiveTurn> same =
          inSession.stream()
              .filter(other -> other.request().clientMessageId().equals(request.clientMessageId()))
              .findFirst();
      if (same.isPresent()) {
        return new Registration.Same(same.get());
      }
    }
    inSession.add(turn);
    return new Registration.New();
  }

  /** Has something done from now on whenever a turn of a session's is over. */
  public void whenOver(Consumer<SessionId> action) {
    whenOver = action;
  }

  void remove(ActiveTurn turn, TurnOutcome outcome) {
    forget(turn, outcome);
    whenOver.accept(turn.request().session());
  }

  private synchronized void forget(ActiveTurn turn, TurnOutcome outcome) {
    turns.computeIfPresent(
        turn.request().session(),
        (_, inSession) -> {
          inSession.remove(turn);
          return inSession.isEmpty() ? null : inSession;
        });
    tally = tally.plus(TurnTally.of(turn.cancellation().reason(), outcome));
    turn.over(outcome);
  }

  /** Does something behind a session's turn, beside whatever comes next; or not, if it is busy. */
  void behind(SessionId session, Runnable work) {
    behind.start(session, work);
  }

  /** How much is done behind turns. */
  int countBehind() {
    return behind.count();
  }

  /** The turn of the user's that runs in the session. */
  public synchronized Optional<TurnId> runningFor(UserId user, SessionId session) {
    return of(session).stream()
        .filter(turn -> turn.isRunning() && turn.user().equals(user))
        .map(ActiveTurn::id)
        .findFirst();
  }

  /** Whether that turn runs or waits in this process. */
  public synchronized boolean knows(SessionId session, TurnId turn) {
    return of(session).stream().anyMatch(known -> known.id().equals(turn));
  }

  /** Whether a turn of the session's runs or waits in this process. */
  public synchronized boolean isActive(SessionId session) {
    return turns.containsKey(session);
  }

  /** What became of all turns that are over. */
  public synchronized TurnTally tally() {
    return tally;
  }

  /** How many turns run or wait. */
  public synchronized int count() {
    return turns.values().stream().mapToInt(List::size).sum();
  }

  /** Stops the user's turn: the given one, or the one that is running; whether there was one. */
  public synchronized boolean stop(SessionId session, UserId user, Optional<TurnId> wanted) {
    List<ActiveTurn> stopped =
        of(session).stream()
            .filter(turn -> turn.user().equals(user))
            .filter(turn -> wanted.map(turn.id()::equals).orElseGet(turn::isRunning))
            .toList();
    stopped.forEach(turn -> turn.cancellation().cancel(Cancellation.Reason.STOPPED));
    return !stopped.isEmpty();
  }

  /** Ends all turns of a session that is to be deleted, and waits for that, within a bound. */
  public void endAll(SessionId session, Duration atMost) {
    behind.end(session);
    List<ActiveTurn> ending = snapshot(session);
    ending.forEach(turn -> turn.cancellation().cancel(Cancellation.Reason.DELETED));
    ending.forEach(turn -> await(turn, atMost));
  }

  /** Somebody watches the session. */
  public synchronized void connected(SessionId session) {
    connections.merge(session, 1, Integer::sum);
    of(session).forEach(ActiveTurn::watched);
  }

  /** Somebody stopped watching; after the last one, turns run on for a while only. */
  public synchronized void disconnected(SessionId session) {
    connections.computeIfPresent(session, (_, count) -> count == 1 ? null : count - 1);
    of(session).forEach(this::endUnlessWatched);
  }

  /** Ends a turn that nobody watches when its time alone is over. */
  synchronized void endUnlessWatched(ActiveTurn turn) {
    if (!connections.containsKey(turn.request().session())) {
      int seen = turn.timesWatched();
      var _ = after(detachedMax.get(), () -> endIfAloneSince(seen, turn));
    }
  }

  private void endIfAloneSince(int timesWatched, ActiveTurn turn) {
    if (isAloneSince(timesWatched, turn)) {
      // whoever knows of other nodes may have to ask them
      var _ = Thread.startVirtualThread(() -> endUnlessWatchedElsewhere(timesWatched, turn));
    }
  }

  private void endUnlessWatchedElsewhere(int timesWatched, ActiveTurn turn) {
    if (isWatchedElsewhere(turn)) {
      var _ = after(detachedMax.get(), () -> endIfAloneSince(timesWatched, turn));
    } else if (isAloneSince(timesWatched, turn)) {
      turn.cancellation().cancel(Cancellation.Reason.DETACHED);
    }
  }

  private boolean isWatchedElsewhere(ActiveTurn turn) {
    try {
      return watchedElsewhere.test(turn.request().session());
    } catch (RuntimeException e) {
      // nobody knows, so it is asked again
      JOURNAL.tell(JournalEvent.FAULT, Detail.reason("who watches"), Detail.fault(e));
      return true;
    }
  }

  private synchronized boolean isAloneSince(int timesWatched, ActiveTurn turn) {
    SessionId session = turn.request().session();
    return !connections.containsKey(session)
        && turn.timesWatched() == timesWatched
        && of(session).contains(turn);
  }

  /** Ends a turn when that much time has passed, unless the deadline is closed first. */
  Deadline deadline(ActiveTurn turn, Duration atMost) {
    var task = after(atMost, () -> turn.cancellation().cancel(Cancellation.Reason.TIMED_OUT));
    return () -> task.cancel(false);
  }

  /** Something that happens later unless it is closed. */
  interface Deadline extends AutoCloseable {
    @Override
    void close();
  }

  /** Takes no more turns, lets the running ones end within the grace, then ends them. */
  public void shutDown(Duration grace) {
    behind.close(Duration.ofSeconds(1));
    List<ActiveTurn> ending;
    synchronized (this) {
      closing = true;
      ending = turns.values().stream().flatMap(List::stream).toList();
    }
    Instant end = clock.instant().plus(grace);
    ending.stream()
        .filter(ActiveTurn::isWaiting)
        .forEach(turn -> turn.cancellation().cancel(Cancellation.Reason.SHUTTING_DOWN));
    for (ActiveTurn turn : ending) {
      await(turn, Duration.between(clock.instant(), end));
      turn.cancellation().cancel(Cancellation.Reason.SHUTTING_DOWN);
    }
    ending.forEach(turn -> await(turn, Duration.ofSeconds(1)));
  }

  private static void await(ActiveTurn turn, Duration atMost) {
    // whether it ended in time or not, what follows is the same
    var _ = turn.awaitEnd(atMost);
  }

  private Future<?> after(Duration delay, Runnable action) {
    return scheduler.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized List<ActiveTurn> snapshot(SessionId session) {
    return List.copyOf(of(session));
  }

  private List<ActiveTurn> of(SessionId session) {
    return turns.getOrDefault(session, List.of());
  }
}
