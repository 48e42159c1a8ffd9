package dev.haystack.outbound.memory;

import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.local.LocalStore;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.store.SessionEnd;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Everything in this process's memory, which always serves. */
public final class MemoryStore implements LocalStore {

  private final Accounts accounts = new Accounts();
  private final MemoryBounds bounds;
  private final MemorySessionStore sessions;
  private final MemoryUiStateStore uiStates;
  private final MemoryEventLog log;
  private final MemoryOutbox violations;

  /** Empty, with names from there. */
  public MemoryStore(MemoryStoreLimits limits, InstantSource clock, Supplier<String> ids) {
    this(limits, clock, ids, SessionEnd.UNHEARD);
  }

  /**
   * The same.
   *
   * @param ends hears of sessions that have gone though nobody has deleted them; it must be quick
   */
  public MemoryStore(
      MemoryStoreLimits limits,
      InstantSource clock,
      Supplier<String> ids,
      BiConsumer<Session, SessionEnd> ends) {
    bounds = limits.bounds();
    sessions =
        new MemorySessionStore(
            clock, ids, limits.sessionTimeout(), limits.sessionsMax(), accounts, ends);
    uiStates =
        new MemoryUiStateStore(
            clock,
            limits.uiStateTimeToLive(),
            limits.uiStateBytesMax(),
            limits.sessionsMax(),
            accounts);
    log = new MemoryEventLog(clock, ids, limits.log(), accounts);
    violations = new MemoryOutbox(clock, limits.outbox());
  }

  @Override
  public MemorySessionStore sessions() {
    return sessions;
  }

  @Override
  public MemoryUiStateStore uiStates() {
    return uiStates;
  }

  @Override
  public MemoryEventLog log() {
    return log;
  }

  @Override
  public MemoryOutbox violations() {
    return violations;
  }

  @Override
  public Capacity capacity() {
    return new MemoryCapacity(accounts, this, bounds, _ -> false, _ -> true);
  }

  @Override
  public Capacity capacity(Predicate<SessionId> elsewhere) {
    return new MemoryCapacity(accounts, this, bounds, elsewhere, elsewhere);
  }

  /** The bytes that sessions, page states and logs take. */
  public long bytes() {
    return accounts.total();
  }

  @Override
  public List<Runnable> sweeps() {
    return List.of(sessions::removeExpired, uiStates::removeExpired, log::removeExpired);
  }
}
