package dev.haystack.outbound.memory;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.Capacity;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Bounds what is held by bytes: of one user, and of all.
 *
 * <p>Over a user's bound some of their sessions leave, over the whole one some of the heaviest
 * users'. Those used longest ago leave first, and none that somebody follows or answers.
 */
final class MemoryCapacity implements Capacity {

  // so much is made free at once that it is rarely done
  private static final int FREED_SHARE = 8;

  private final Accounts accounts;
  private final MemorySessionStore sessions;
  private final MemoryUiStateStore uiStates;
  private final MemoryEventLog log;
  private final MemoryBounds bounds;
  private final Predicate<SessionId> leaveForUser;
  private final Predicate<SessionId> leaveForAll;
  private final ReentrantLock freeing = new ReentrantLock();

  /**
   * Over that memory.
   *
   * @param leaveForUser which sessions may leave to make room for others of their user
   * @param leaveForAll which sessions may leave to make room for anybody's
   */
  MemoryCapacity(
      Accounts accounts,
      MemoryStore store,
      MemoryBounds bounds,
      Predicate<SessionId> leaveForUser,
      Predicate<SessionId> leaveForAll) {
    this.accounts = accounts;
    this.sessions = store.sessions();
    this.uiStates = store.uiStates();
    this.log = store.log();
    this.bounds = bounds;
    this.leaveForUser = leaveForUser;
    this.leaveForAll = leaveForAll;
  }

  @Override
  public boolean isLeftFor(UserId user) {
    if ((isFull() || isFull(user)) && freeing.tryLock()) {
      try {
        free(user);
      } finally {
        freeing.unlock();
      }
    }
    return !isFull() && accounts.of(Optional.of(user)) <= bounds.bytesPerUserMax();
  }

  private boolean isFull() {
    return accounts.total() > bounds.bytesMax();
  }

  private boolean isFull(UserId user) {
    return accounts.of(Optional.of(user)) > bounds.bytesPerUserMax()
        || accounts.sessionCountOf(user) > bounds.sessionsPerUserMax();
  }

  private void free(UserId user) {
    Optional<UserId> holder = Optional.of(user);
    long users = lowered(bounds.bytesPerUserMax());
    if (accounts.of(holder) > bounds.bytesPerUserMax()) {
      leave(holder, leaveForUser, () -> accounts.of(holder) <= users);
    }
    int sessionsMax = bounds.sessionsPerUserMax();
    if (accounts.sessionCountOf(user) > sessionsMax) {
      leave(holder, leaveForAll, () -> accounts.sessionCountOf(user) <= lowered(sessionsMax));
    }
    if (isFull()) {
      long all = lowered(bounds.bytesMax());
      for (Optional<UserId> heaviest : accounts.heaviestFirst()) {
        leave(heaviest, leaveForAll, () -> accounts.total() <= all);
      }
    }
  }

  private static long lowered(long bound) {
    return bound - bound / FREED_SHARE;
  }

  private void leave(
      Optional<UserId> holder, Predicate<SessionId> which, BooleanSupplier isEnough) {
    if (isEnough.getAsBoolean()) {
      return;
    }
    List<SessionId> oldestFirst =
        accounts.sessionsOf(holder).stream()
            .map(id -> Map.entry(id, lastUse(id)))
            .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .map(Map.Entry::getKey)
            .toList();
    for (SessionId id : oldestFirst) {
      if (isEnough.getAsBoolean()) {
        return;
      }
      if (isAnothers(id, holder)) {
        // only the page's state is this user's
        uiStates.delete(id);
      } else if (which.test(id) && log.forgetUnlessUsed(id)) {
        sessions.giveUp(id);
        uiStates.delete(id);
      }
    }
  }

  private boolean isAnothers(SessionId id, Optional<UserId> holder) {
    Optional<UserId> owner = sessions.find(id).map(Session::owner);
    return owner.isPresent() && !owner.equals(holder);
  }

  private Instant lastUse(SessionId id) {
    return sessions.find(id).map(Session::lastActivity).orElse(Instant.MIN);
  }
}
