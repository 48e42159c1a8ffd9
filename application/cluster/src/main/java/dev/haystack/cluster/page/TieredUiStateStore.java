package dev.haystack.cluster.page;

import dev.haystack.cluster.copy.Tombstones;
import dev.haystack.cluster.copy.Unshared;
import dev.haystack.cluster.reach.Reachability;
import dev.haystack.domain.identity.UserId;
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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * UI states in memory over those that all nodes share.
 *
 * <p>A read first fetches what changed elsewhere. A write is applied to the local copy and then
 * shared; if another state is there by then, it is applied to that one. While the store is away the
 * copy alone answers; when it returns, the later one of both states remains.
 */
public final class TieredUiStateStore implements UiStateStore {

  private static final int ROUNDS_MAX = 64;

  private final LocalUiStates local;
  private final SharedUiStates shared;
  private final Reachability reachability;
  private final Tombstones<String, SessionId> tombstones;
  private final UiReconciliation reconciliation;
  private final Unshared unshared;

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
    this.reconciliation =
        new UiReconciliation(local, shared, lines, tombstones::contains, timeToLive);
    this.unshared =
        new Unshared(
            reachability,
            clock,
            local::newestFirst,
            reconciliation::doubt,
            this::tellDeletions,
            this::fetch);
  }

  @Override
  public Optional<UiState> find(SessionId id, UserId user) {
    unshared.share(id);
    return local.find(id, user);
  }

  @Override
  public UiStateWrite write(SessionId id, UserId user, UiStateUpdate update) {
    return unshared.with(
        id,
        () -> {
          if (unshared.contains(id)) {
            var _ = fetch(id);
          }
          UiStateWrite written = local.write(id, user, update);
          if (!(written instanceof UiStateWrite.Accepted) && fetch(id)) {
            // what refused it may have been an old state
            written = local.write(id, user, update);
          }
          for (int round = 0; round < ROUNDS_MAX; round++) {
            if (!(written instanceof UiStateWrite.Accepted(UiState state)) || isShared(id, state)) {
              return written;
            }
            written = local.write(id, user, update);
          }
          // others are at it all the time: it is brought to the store when they leave off
          unshared.add(id);
          return written;
        });
  }

  /** Whether nothing more can be done for the state; false if another one is there. */
  private boolean isShared(SessionId id, UiState state) {
    Optional<Boolean> shared =
        reachability.ask(() -> reconciliation.share(id, state)).flatMap(known -> known);
    if (shared.isEmpty()) {
      unshared.add(id);
    }
    shared.ifPresent(_ -> unshared.written(id));
    return shared.orElse(true);
  }

  @Override
  public void delete(SessionId id) {
    unshared.locked(
        id,
        () -> {
          String line = reconciliation.lineOf(id);
          forget(id);
          bury(id, line);
          reachability
              .ask(() -> shared.look(id, "", 0))
              .ifPresent(
                  look -> {
                    if (look instanceof SharedUiLook.Other(var there)) {
                      bury(id, there.line());
                    }
                  });
        });
  }

  /** Lets go of the local copy, because another node has deleted the session. */
  public void deletedElsewhere(SessionId id) {
    unshared.locked(id, () -> forget(id));
  }

  private void forget(SessionId id) {
    reconciliation.drop(id);
    unshared.remove(id);
  }

  /** Whether the shared store has the session's state, as far as is known. */
  public boolean isShared(SessionId id) {
    return !unshared.contains(id);
  }

  /** How many states and deletions the shared store may not have. */
  public int aheadCount() {
    return unshared.count() + tombstones.untoldCount();
  }

  /** Gives back the memory of what has expired; to be called now and then. */
  public void removeExpired() {
    tombstones.removeExpired();
    reconciliation.removeExpired();
    unshared.removeExpired(id -> local.find(id).isPresent());
  }

  /** Whether the local copy is the shared state now; the caller holds the session's lock. */
  private boolean fetch(SessionId id) {
    boolean isFetched =
        reachability
            .ask(
                () ->
                    (!unshared.contains(id) || reconciliation.bring(id))
                        && reconciliation.fetch(id))
            .orElse(false);
    if (isFetched) {
      unshared.remove(id);
    }
    return isFetched;
  }

  private void bury(SessionId id, String line) {
    if (!line.isEmpty()) {
      tombstones.add(line, id, false);
      tellDeletion(line, id);
    }
  }

  private void tellDeletions(boolean afterLoss) {
    tombstones
        .toTell(afterLoss)
        .forEach((line, deletion) -> tellDeletion(line, deletion.deleted()));
  }

  private void tellDeletion(String line, SessionId id) {
    if (reachability.tell(() -> shared.delete(id, line))) {
      tombstones.told(line);
    }
  }
}
