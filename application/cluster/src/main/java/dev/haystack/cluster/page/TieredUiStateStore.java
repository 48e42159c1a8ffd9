package dev.haystack.cluster.page;

import dev.haystack.cluster.copy.RecentWrites;
import dev.haystack.cluster.copy.StripedLocks;
import dev.haystack.cluster.copy.Tombstones;
import dev.haystack.cluster.copy.WriteBack;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.cluster.reach.StoreChange;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.local.LocalUiStates;
import dev.haystack.port.shared.SharedUiLook;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * UI states in memory over those that all nodes share.
 *
 * <p>A read first fetches what changed elsewhere. A write is applied to the local copy and then
 * shared; if another state is there by then, it is applied to that one. While the store is away the
 * copy alone answers; when it returns, the later one of both states remains.
 */
public final class TieredUiStateStore implements UiStateStore {

  /** From the word that the store is back until calls go through. */
  private static final Duration RETURN_MAX = Duration.ofSeconds(5);

  private static final int ROUNDS_MAX = 64;

  private final LocalUiStates local;
  private final SharedUiStates shared;
  private final Reachability reachability;
  private final Tombstones<String, SessionId> tombstones;
  private final UiReconciliation reconciliation;
  private final StripedLocks locks = new StripedLocks();
  private final Set<SessionId> ahead = ConcurrentHashMap.newKeySet();
  private final RecentWrites recent;
  private final WriteBack writeBack;

  /**
   * Over the given stores.
   *
   * @param lines makes a new name for a state each time
   * @param timeToLive of a state whose page is silent
   */
  public TieredUiStateStore(
      LocalUiStates local,
      SharedUiStates shared,
      Reachability reachability,
      Supplier<String> lines,
      InstantSource clock,
      Duration timeToLive) {
    this.local = local;
    this.shared = shared;
    this.reachability = reachability;
    this.tombstones = new Tombstones<>(clock, timeToLive);
    this.recent = new RecentWrites(clock);
    this.reconciliation =
        new UiReconciliation(local, shared, lines, tombstones::contains, timeToLive);
    this.writeBack = new WriteBack(reachability, this::waiting, this::push);
    reachability.onChange(this::changed);
  }

  @Override
  public Optional<UiState> find(SessionId id) {
    if (reachability.isInReach()) {
      var _ = locks.with(id, () -> fetch(id));
    }
    return local.find(id);
  }

  @Override
  public UiStateWrite write(SessionId id, UiStateUpdate update) {
    return locks.with(
        id,
        () -> {
          if (ahead.contains(id)) {
            var _ = fetch(id);
          }
          UiStateWrite written = local.write(id, update);
          if (!(written instanceof UiStateWrite.Accepted) && fetch(id)) {
            // what refused it may have been an old state
            written = local.write(id, update);
          }
          for (int round = 0; round < ROUNDS_MAX; round++) {
            if (!(written instanceof UiStateWrite.Accepted(UiState state)) || isShared(id, state)) {
              return written;
            }
            written = local.write(id, update);
          }
          // others are at it all the time: it is brought to the store when they leave off
          ahead(id);
          return written;
        });
  }

  /** Whether nothing more can be done for the state; false if another one is there. */
  private boolean isShared(SessionId id, UiState state) {
    Optional<Boolean> shared =
        reachability.ask(() -> reconciliation.share(id, state)).flatMap(known -> known);
    if (shared.isEmpty()) {
      ahead(id);
    }
    shared.ifPresent(_ -> recent.add(id));
    return shared.orElse(true);
  }

  private void ahead(SessionId id) {
    ahead.add(id);
    if (reachability.isInReach()) {
      writeBack.start();
    }
  }

  @Override
  public void delete(SessionId id) {
    boolean _ =
        locks.with(
            id,
            () -> {
              String line = reconciliation.lineOf(id);
              reconciliation.drop(id);
              ahead.remove(id);
              bury(id, line);
              reachability
                  .ask(() -> shared.look(id, "", 0))
                  .ifPresent(
                      look -> {
                        if (look instanceof SharedUiLook.Other(var there)) {
                          bury(id, there.line());
                        }
                      });
              return true;
            });
  }

  /** Lets go of the local copy, because another node has deleted the session. */
  public void deletedElsewhere(SessionId id) {
    boolean _ =
        locks.with(
            id,
            () -> {
              reconciliation.drop(id);
              return ahead.remove(id);
            });
  }

  /** How many states and deletions the shared store may not have. */
  public int aheadCount() {
    return ahead.size() + tombstones.untoldCount();
  }

  /** Gives back the memory of what has expired; to be called now and then. */
  public void removeExpired() {
    tombstones.removeExpired();
    recent.removeExpired();
    reconciliation.removeExpired();
    ahead.removeIf(id -> local.find(id).isEmpty());
    if (reachability.isInReach() && !ahead.isEmpty()) {
      writeBack.start();
    }
  }

  /** Whether the local copy is the shared state now; the caller holds the session's lock. */
  private boolean fetch(SessionId id) {
    boolean isFetched =
        reachability
            .ask(
                () -> (!ahead.contains(id) || reconciliation.bring(id)) && reconciliation.fetch(id))
            .orElse(false);
    if (isFetched) {
      ahead.remove(id);
    }
    return isFetched;
  }

  private void bury(SessionId id, String line) {
    if (!line.isEmpty()) {
      tombstones.add(line, id, false);
      if (reachability.tell(() -> shared.delete(id, line))) {
        tombstones.told(line);
      }
    }
  }

  private void changed(StoreChange change) {
    switch (change) {
      case AWAY -> recent.away();
      case BACK -> {
        List<SessionId> doubted = recent.takeBeforeBreak();
        doubted.forEach(reconciliation::doubt);
        ahead.addAll(doubted);
        Thread.startVirtualThread(() -> bringBack(false));
      }
      case LOST -> {
        reconciliation.doubtAll();
        ahead.addAll(local.newestFirst());
        Thread.startVirtualThread(() -> bringBack(true));
      }
    }
  }

  private void bringBack(boolean afterLoss) {
    if (!reachability.awaitInReach(RETURN_MAX)) {
      return;
    }
    tombstones
        .toTell(afterLoss)
        .forEach(
            (line, deletion) -> {
              if (reachability.tell(() -> shared.delete(deletion.deleted(), line))) {
                tombstones.told(line);
              }
            });
    writeBack.start();
  }

  private List<SessionId> waiting() {
    return local.newestFirst().stream().filter(ahead::contains).toList();
  }

  private void push(SessionId id) {
    var _ = locks.with(id, () -> fetch(id));
  }
}
