package dev.haystack.outbound.memory;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.local.LogHolding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/** The log of one session; everything but taking the lock is for the thread that holds it. */
final class SessionLog {

  // the log itself, its lock and its place in the map
  private static final int BARE = 400;

  private final ReentrantLock lock = new ReentrantLock();
  private final Followers followers = new Followers();
  private final EventBuffer buffer = new EventBuffer();
  private final EventLogLimits limits;
  private Optional<UserId> owner = Optional.empty();
  private String epoch;
  private long lastSequence;
  private long usedMillis;
  private long leftMillis;
  private boolean inTurn;
  private boolean forgotten;
  private final LongConsumer scales;
  private long weighed;

  /**
   * Empty.
   *
   * @param scales are told under the lock what it weighs whenever that has changed
   */
  SessionLog(String epoch, EventLogLimits limits, long nowMillis, LongConsumer scales) {
    this.scales = scales;
    this.epoch = epoch;
    this.limits = limits;
    this.usedMillis = nowMillis;
    this.leftMillis = nowMillis;
  }

  /** Runs a step under the lock. */
  <R> R locked(Function<SessionLog, R> step) {
    lock.lock();
    try {
      return step.apply(this);
    } finally {
      weigh();
      lock.unlock();
    }
  }

  private void weigh() {
    long weight = forgotten ? 0 : BARE + buffer.weight();
    if (weight != weighed) {
      weighed = weight;
      scales.accept(weight);
    }
  }

  /** Runs a step under the lock, unless the log was forgotten: then another one took its place. */
  <R> Optional<R> unlessForgotten(Function<SessionLog, R> step) {
    return locked(log -> log.forgotten ? Optional.empty() : Optional.of(step.apply(log)));
  }

  Followers.Follower follow(Consumer<LoggedEvent> consumer) {
    return followers.add(consumer);
  }

  /** Takes the lock by itself. */
  void unfollow(Followers.Follower follower, long nowMillis) {
    lock.lock();
    try {
      followers.remove(follower);
      leftMillis = nowMillis;
    } finally {
      lock.unlock();
    }
  }

  LogPosition position() {
    return new LogPosition(epoch, lastSequence);
  }

  long usedMillis() {
    return usedMillis;
  }

  LogHolding holding() {
    return new LogHolding(epoch, lastSequence - buffer.size() + 1, lastSequence);
  }

  Optional<UserId> owner() {
    return owner;
  }

  private boolean isOf(UserId user) {
    return owner.isPresent() && owner.get().equals(user);
  }

  /** Whether the log can be that user's with what it holds. */
  boolean mayBecome(UserId user, String trusted) {
    return lastSequence == 0 || isOf(user) || (owner.isEmpty() && epoch.equals(trusted));
  }

  void become(UserId user) {
    owner = Optional.of(user);
  }

  boolean isLeftByOthers(UserId user) {
    return !inTurn && lastSequence > 0 && !isOf(user);
  }

  Optional<LoggedEvent> append(UserId user, TurnId turn, TurnEvent event, long nowMillis) {
    if (owner.isEmpty() && lastSequence == 0) {
      become(user);
    }
    if (!isOf(user)) {
      return Optional.empty();
    }
    var logged = new LoggedEvent(lastSequence + 1, turn, event);
    add(logged, nowMillis);
    return Optional.of(logged);
  }

  private void add(LoggedEvent logged, long nowMillis) {
    makeRoom(logged.event());
    lastSequence = logged.sequence();
    buffer.add(logged);
    usedMillis = nowMillis;
    followers.tell(logged);
  }

  private void makeRoom(TurnEvent event) {
    switch (event) {
      case TurnEvent.Started _ -> {
        buffer.keepNewest(limits.eventsKept());
        inTurn = true;
      }
      case TurnEvent.Ended _ -> inTurn = false;
      case TurnEvent.TextDelta _,
          TurnEvent.ToolStarted _,
          TurnEvent.ToolCompleted _,
          TurnEvent.ConfirmationRequired _,
          TurnEvent.ActionsRequested _,
          TurnEvent.Completed _,
          TurnEvent.Failed _,
          TurnEvent.ContextCompacted _ -> {
        if (!inTurn && buffer.size() >= 2 * limits.eventsKept()) {
          buffer.keepNewest(limits.eventsKept());
        }
      }
    }
  }

  /** Puts in events of elsewhere, as far as they fit, if they are of this epoch. */
  LogPosition mirror(String theirs, List<LoggedEvent> events, long nowMillis) {
    if (theirs.equals(epoch)) {
      addBefore(events);
      for (LoggedEvent event : events) {
        if (event.sequence() == lastSequence + 1) {
          add(event, nowMillis);
        }
      }
    }
    return position();
  }

  private void addBefore(List<LoggedEvent> events) {
    long first = holding().first();
    List<LoggedEvent> older = events.stream().takeWhile(event -> event.sequence() < first).toList();
    if (!older.isEmpty() && older.getLast().sequence() == first - 1) {
      buffer.addBefore(older);
    }
  }

  /** Becomes another log, of which these are the newest events. */
  void restart(LogPosition at, List<LoggedEvent> events, Optional<UserId> theirs, long nowMillis) {
    owner = theirs;
    buffer.keepNewest(0);
    buffer.addBefore(events);
    epoch = at.epoch();
    lastSequence = at.lastSequence();
    usedMillis = nowMillis;
    inTurn = !events.isEmpty() && !isBetweenTurns(events.getLast().event());
  }

  private static boolean isBetweenTurns(TurnEvent event) {
    return event instanceof TurnEvent.Ended || event instanceof TurnEvent.ContextCompacted;
  }

  /** Takes that epoch if nothing has happened yet. */
  boolean begin(String newEpoch) {
    if (lastSequence == 0) {
      epoch = newEpoch;
    }
    return lastSequence == 0;
  }

  void rename(String newEpoch) {
    epoch = newEpoch;
  }

  /** What is behind that position, unless it is no position of this log or that is gone. */
  Optional<List<LogEntry>> since(LogPosition after) {
    long missed = lastSequence - after.lastSequence();
    boolean held = missed >= 0 && missed <= buffer.size();
    return held && after.epoch().equals(epoch)
        ? Optional.of(buffer.newest((int) missed))
        : Optional.empty();
  }

  /** The same for a reader, who has nothing of what is another's. */
  Optional<List<LogEntry>> since(LogPosition after, UserId reader) {
    return lastSequence == 0 || isOf(reader) ? since(after) : Optional.empty();
  }

  List<LoggedEvent> eventsOf(TurnId turn) {
    return buffer.newest(buffer.size()).stream()
        .filter(entry -> entry.turn().equals(turn))
        .flatMap(entry -> entry.events().stream())
        .toList();
  }

  Optional<LoggedEvent> newest() {
    return buffer.newest(Math.min(1, buffer.size())).stream()
        .flatMap(entry -> entry.events().stream())
        .findFirst();
  }

  /** Lets go of events in which nobody can be interested any more. */
  void trim(long nowMillis) {
    long silentMillis = nowMillis - usedMillis;
    if (silentMillis > limits.forgottenAfter().toMillis()) {
      inTurn = false;
    }
    if (!inTurn && silentMillis > limits.eventsKeptFor().toMillis()) {
      buffer.keepNewest(0);
    }
  }

  /** Whether nothing is lost but the number, if this log is forgotten. */
  boolean isIdle(long nowMillis) {
    long silentMillis = nowMillis - Math.max(usedMillis, leftMillis);
    boolean silent = lastSequence == 0 || silentMillis > limits.forgottenAfter().toMillis();
    return silent && isExpendable();
  }

  /** Whether nobody follows and nothing runs. */
  boolean isExpendable() {
    return followers.isEmpty() && !inTurn;
  }

  void forget() {
    forgotten = true;
  }

  /** Begins anew under another epoch, with the same followers. */
  void restart(String newEpoch) {
    owner = Optional.empty();
    buffer.keepNewest(0);
    epoch = newEpoch;
    lastSequence = 0;
    inTurn = false;
  }
}
