package dev.haystack.cluster.copy;

import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.domain.session.SessionId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The sessions of which a node's copies hold what the shared store may not have, and the way it
 * gets there: at once in the background, or when the store is back. Safe for use by many threads.
 */
public final class Unshared {

  /** From the word that the store is back until calls go through. */
  private static final Duration RETURN_MAX = Duration.ofSeconds(5);

  private final Reachability reachability;
  private final Supplier<List<SessionId>> copies;
  private final Consumer<SessionId> doubt;
  private final Consumer<Boolean> deletions;
  private final Consumer<SessionId> meet;
  private final StripedLocks locks = new StripedLocks();
  private final Set<SessionId> ahead = ConcurrentHashMap.newKeySet();
  private final RecentWrites recent;
  private final WriteBack writeBack;

  /**
   * Of these copies; every change of the store is dealt with from now on.
   *
   * @param copies the sessions that have one, the newest first
   * @param doubt is told of a session of which the store may have lost what it had
   * @param deletions tells the store what was deleted here and it may not know; after a loss all
   * @param meet brings a copy and the store together, for whoever holds the session's lock, and
   *     takes the session out of these, unless the store went away
   */
  public Unshared(
      Reachability reachability,
      InstantSource clock,
      Supplier<List<SessionId>> copies,
      Consumer<SessionId> doubt,
      Consumer<Boolean> deletions,
      Consumer<SessionId> meet) {
    this.reachability = reachability;
    this.copies = copies;
    this.doubt = doubt;
    this.deletions = deletions;
    this.meet = meet;
    this.recent = new RecentWrites(clock);
    this.writeBack = new WriteBack(reachability, this::waiting, this::share);
    reachability.onChange(this::changed);
  }

  /** Does something while no other thread does anything with that session's copy. */
  public <T> T with(SessionId id, Supplier<T> action) {
    return locks.with(id, action);
  }

  /** Does something while no other thread does anything with that session's copy. */
  public void locked(SessionId id, Runnable action) {
    boolean _ =
        locks.with(
            id,
            () -> {
              action.run();
              return true;
            });
  }

  /** Brings the copy and the store together, unless the store is away. */
  public void share(SessionId id) {
    if (reachability.isInReach()) {
      locked(id, () -> meet.accept(id));
    }
  }

  /** The copy holds what the store may not have: it is brought there, at once if that can be. */
  public void add(SessionId id) {
    ahead.add(id);
    if (reachability.isInReach()) {
      writeBack.start();
    }
  }

  /** The store has all that the copy holds, or there is no copy any more. */
  public void remove(SessionId id) {
    ahead.remove(id);
  }

  public boolean contains(SessionId id) {
    return ahead.contains(id);
  }

  /** How many sessions hold what the store may not have. */
  public int count() {
    return ahead.size();
  }

  /** The session was written to the store, which may lose it again if it breaks off now. */
  public void written(SessionId id) {
    recent.add(id);
  }

  /** Gives back the memory of sessions without a copy, and begins anew with what is left. */
  public void removeExpired(Predicate<SessionId> hasCopy) {
    recent.removeExpired();
    ahead.removeIf(hasCopy.negate());
    if (reachability.isInReach() && !ahead.isEmpty()) {
      writeBack.start();
    }
  }

  private void changed(StoreChange change) {
    switch (change) {
      case AWAY -> recent.away();
      case BACK -> bringBack(recent.takeBeforeBreak(), false);
      case LOST -> bringBack(copies.get(), true);
    }
  }

  private void bringBack(List<SessionId> doubted, boolean afterLoss) {
    doubted.forEach(doubt);
    ahead.addAll(doubted);
    Thread.startVirtualThread(() -> bringBack(afterLoss));
  }

  private void bringBack(boolean afterLoss) {
    if (reachability.awaitInReach(RETURN_MAX)) {
      // before anything else, so that nothing deleted is brought back
      deletions.accept(afterLoss);
      writeBack.start();
    }
  }

  private List<SessionId> waiting() {
    return copies.get().stream().filter(ahead::contains).toList();
  }
}
