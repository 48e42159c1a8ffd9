package dev.haystack.outbound.memory;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LogHolding;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The logs that there are; safe for many threads.
 *
 * <p>A log leaves the map only under its lock, marked as forgotten and after its epoch was
 * replaced: who waited for the lock meanwhile looks again and finds a fresh log.
 */
final class SessionLogs {

  private final ConcurrentMap<SessionId, SessionLog> logs = new ConcurrentHashMap<>();
  private final SweepPace pace;
  private final InstantSource clock;
  private final Epochs epochs;
  private final EventLogLimits limits;
  private final Accounts accounts;

  SessionLogs(InstantSource clock, Epochs epochs, EventLogLimits limits, Accounts accounts) {
    this.accounts = accounts;
    this.clock = clock;
    this.epochs = epochs;
    this.limits = limits;
    this.pace = new SweepPace(limits.logsMax());
  }

  int size() {
    return logs.size();
  }

  /** Runs a step on the session's log, which is made if there is none, under its lock. */
  <R> R with(SessionId id, Function<SessionLog, R> step) {
    while (true) {
      SessionLog known = logs.get(id);
      SessionLog log = known == null ? create(id) : known;
      Optional<R> result = log.unlessForgotten(step);
      if (result.isPresent()) {
        return result.orElseThrow();
      }
    }
  }

  LogPosition position(SessionId id) {
    return find(id)
        .flatMap(log -> log.unlessForgotten(SessionLog::position))
        .orElseGet(() -> new LogPosition(epochs.current(), 0));
  }

  LogHolding holding(SessionId id) {
    return find(id)
        .flatMap(log -> log.unlessForgotten(SessionLog::holding))
        .orElseGet(() -> new LogHolding(epochs.current(), 1, 0));
  }

  Optional<UserId> owner(SessionId id) {
    return find(id).flatMap(log -> log.unlessForgotten(SessionLog::owner)).flatMap(owner -> owner);
  }

  boolean isLeftByOthers(SessionId id, UserId user) {
    return find(id)
        .flatMap(log -> log.unlessForgotten(held -> held.isLeftByOthers(user)))
        .orElse(false);
  }

  /** Makes the log the user's; false if it held what may be another's, which is gone then. */
  boolean claim(SessionId id, UserId owner, String trusted) {
    return with(id, log -> claim(log, owner, trusted));
  }

  private boolean claim(SessionLog log, UserId owner, String trusted) {
    boolean isKept = log.mayBecome(owner, trusted);
    if (!isKept) {
      log.restart(epochs.after(log.position().epoch()));
    }
    log.become(owner);
    return isKept;
  }

  /** Ends the session's log, in which the step begins another one. */
  void replace(SessionId id, Consumer<SessionLog> step) {
    boolean _ =
        with(
            id,
            log -> {
              String _ = epochs.after(log.position().epoch());
              step.accept(log);
              return true;
            });
  }

  void delete(SessionId id) {
    find(id)
        .ifPresent(
            log ->
                change(
                    id,
                    log,
                    held -> {
                      held.restart(epochs.after(held.position().epoch()));
                      return held.isExpendable();
                    }));
  }

  void removeExpired() {
    long now = clock.millis();
    logs.forEach(
        (id, log) ->
            change(
                id,
                log,
                held -> {
                  held.trim(now);
                  return held.isIdle(now);
                }));
  }

  private Optional<SessionLog> find(SessionId id) {
    return Optional.ofNullable(logs.get(id));
  }

  private SessionLog create(SessionId id) {
    if (pace.isDueAfterWrite(logs.size() + 1)) {
      removeExpired();
      removeOldest();
    }
    return logs.computeIfAbsent(
        id,
        _ ->
            new SessionLog(
                epochs.current(), limits, clock.millis(), weight -> accounts.weighLog(id, weight)));
  }

  private void removeOldest() {
    var used = logs.entrySet().stream();
    Oldest.over(
            limits.logsMax() - 1,
            logs.size(),
            used.map(
                entry ->
                    Map.entry(entry.getKey(), entry.getValue().locked(SessionLog::usedMillis))))
        .forEach(this::forgetIfExpendable);
  }

  /** Forgets the log unless somebody follows it or its turn runs; whether there is none then. */
  @CanIgnoreReturnValue
  boolean forgetIfExpendable(SessionId id) {
    return find(id).map(log -> change(id, log, SessionLog::isExpendable)).orElse(true);
  }

  /** Runs a step that says whether the log is to be forgotten; whether it is. */
  @CanIgnoreReturnValue
  private boolean change(SessionId id, SessionLog log, Predicate<SessionLog> step) {
    return log.unlessForgotten(held -> step.test(held) && forget(id, held)).orElse(true);
  }

  private boolean forget(SessionId id, SessionLog log) {
    if (log.position().lastSequence() > 0) {
      String _ = epochs.after(log.position().epoch());
    }
    log.forget();
    return logs.remove(id, log);
  }
}
