package dev.haystack.outbound.memory;

import dev.haystack.domain.event.LogEntry;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.port.local.LocalEventLog;
import dev.haystack.port.local.LogHolding;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Event logs in this process's memory.
 *
 * <p>Each session has a lock of its own; followers are told and replays handed over under it. An
 * append costs the same however long the log is. The newest turn is kept whole, running or not,
 * with the thousand events before it; all of them go when the session was silent for ten minutes,
 * and a log without followers is forgotten after an hour. A log that follows a forgotten or deleted
 * one has another epoch, so its numbers cannot be taken for the old ones.
 */
public final class MemoryEventLog implements LocalEventLog {

  private final InstantSource clock;
  private final SessionLogs logs;

  public MemoryEventLog(InstantSource clock, Supplier<String> epochIds) {
    this(clock, epochIds, EventLogLimits.DEFAULTS);
  }

  /** With other limits. */
  public MemoryEventLog(InstantSource clock, Supplier<String> epochIds, EventLogLimits limits) {
    this(clock, epochIds, limits, new Accounts());
  }

  /** Also says there what each log weighs. */
  MemoryEventLog(
      InstantSource clock, Supplier<String> epochIds, EventLogLimits limits, Accounts accounts) {
    this.clock = clock;
    this.logs = new SessionLogs(clock, new Epochs(epochIds), limits, accounts);
  }

  @Override
  public LogPosition position(SessionId id) {
    return logs.position(id);
  }

  @Override
  public LogHolding holding(SessionId id) {
    return logs.holding(id);
  }

  @Override
  public void begin(SessionId id, String epoch) {
    boolean _ = logs.with(id, log -> log.begin(epoch));
  }

  @Override
  public LogPosition mirror(SessionId id, String epoch, List<LoggedEvent> events) {
    return logs.with(id, log -> log.mirror(epoch, events, clock.millis()));
  }

  @Override
  public void restart(
      SessionId id, LogPosition at, List<LoggedEvent> events, Optional<UserId> owner) {
    logs.replace(id, log -> log.restart(at, events, owner, clock.millis()));
  }

  @Override
  public void rename(SessionId id, String epoch) {
    logs.replace(id, log -> log.rename(epoch));
  }

  @Override
  public Optional<UserId> owner(SessionId id) {
    return logs.owner(id);
  }

  @Override
  public boolean claim(SessionId id, UserId owner, String trusted) {
    return logs.claim(id, owner, trusted);
  }

  @Override
  public boolean isLeftByOthers(SessionId id, UserId user) {
    return logs.isLeftByOthers(id, user);
  }

  @Override
  public Optional<LoggedEvent> append(SessionId id, UserId owner, TurnId turn, TurnEvent event) {
    return logs.with(id, log -> log.append(owner, turn, event, clock.millis()));
  }

  @Override
  public Subscription follow(SessionId id, Consumer<LoggedEvent> consumer) {
    return logs.with(id, log -> follow(log, consumer));
  }

  private Subscription follow(SessionLog log, Consumer<LoggedEvent> consumer) {
    Followers.Follower follower = log.follow(consumer);
    return () -> log.unfollow(follower, clock.millis());
  }

  @Override
  public void replay(
      SessionId id,
      UserId reader,
      LogPosition after,
      Consumer<Optional<List<LoggedEvent>>> consumer) {
    boolean _ =
        logs.with(
            id,
            log -> {
              consumer.accept(log.since(after, reader).map(MemoryEventLog::events));
              return true;
            });
  }

  private static List<LoggedEvent> events(List<LogEntry> entries) {
    return entries.stream().flatMap(entry -> entry.events().stream()).toList();
  }

  @Override
  public List<LogEntry> entries(SessionId id, LogPosition after) {
    return logs.with(id, log -> log.since(after).orElse(List.of()));
  }

  @Override
  public List<LoggedEvent> eventsOf(SessionId id, TurnId turn) {
    return logs.with(id, log -> log.eventsOf(turn));
  }

  @Override
  public Optional<LoggedEvent> newest(SessionId id) {
    return logs.with(id, SessionLog::newest);
  }

  @Override
  public void delete(SessionId id) {
    logs.delete(id);
  }

  /** Forgets the log unless somebody follows it or its turn runs; whether there is none then. */
  boolean forgetUnlessUsed(SessionId id) {
    return logs.forgetIfExpendable(id);
  }

  /** Gives back the memory of what need not be kept; to be called now and then. */
  public void removeExpired() {
    logs.removeExpired();
  }

  int size() {
    return logs.size();
  }
}
