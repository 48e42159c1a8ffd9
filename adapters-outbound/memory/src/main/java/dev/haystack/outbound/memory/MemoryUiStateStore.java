package dev.haystack.outbound.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.domain.weight.Weight;
import dev.haystack.port.local.LocalUiStates;
import dev.haystack.port.store.UiStateWrite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * UI states in this process's memory.
 *
 * <p>Over the largest number of states, those of the pages that were silent longest are removed
 * first. Readers never wait; a write waits only for writes of the same session.
 */
public final class MemoryUiStateStore implements LocalUiStates {

  /** How many states are held unless told otherwise. */
  public static final int STATES_MAX = 100_000;

  // a state's record, and its place in the map
  private static final int ENTRY = 250;

  private final ExpiringMap<SessionId, UiState> states;
  private final InstantSource clock;
  private final int bytesMax;

  /** With the largest size of one state, as UTF-8 bytes of its JSON text. */
  public MemoryUiStateStore(InstantSource clock, Duration timeToLive, int bytesMax) {
    this(clock, timeToLive, bytesMax, STATES_MAX);
  }

  /** With another largest number of states. */
  public MemoryUiStateStore(InstantSource clock, Duration timeToLive, int bytesMax, int statesMax) {
    this(clock, timeToLive, bytesMax, statesMax, new Accounts());
  }

  /** Also says there what each state weighs. */
  MemoryUiStateStore(
      InstantSource clock, Duration timeToLive, int bytesMax, int statesMax, Accounts accounts) {
    this.states =
        new ExpiringMap<>(
            clock,
            timeToLive,
            statesMax,
            (id, state) ->
                accounts.weighPage(
                    id,
                    state.flatMap(UiState::owner),
                    state.map(MemoryUiStateStore::weight).orElse(0L)));
    this.clock = clock;
    this.bytesMax = bytesMax;
  }

  private static long weight(UiState state) {
    return ENTRY + Weight.of(state.fields());
  }

  @Override
  public Optional<UiState> find(SessionId id) {
    return states.find(id);
  }

  @Override
  public Optional<UiState> find(SessionId id, UserId user) {
    return find(id).filter(state -> state.isFor(user));
  }

  @Override
  public UiStateWrite write(SessionId id, UserId user, UiStateUpdate update) {
    return states.change(id, present -> step(present.orElse(UiState.EMPTY).as(user), update));
  }

  private EntryStep<UiState, UiStateWrite> step(UiState current, UiStateUpdate update) {
    Optional<UiState> changed = update.applyTo(current, clock.instant());
    if (changed.isEmpty()) {
      return EntryStep.none(new UiStateWrite.Stale(current));
    }
    UiState state = changed.orElseThrow();
    return state.fields().text().getBytes(UTF_8).length > bytesMax
        ? EntryStep.none(new UiStateWrite.TooLarge(current))
        : EntryStep.to(state, new UiStateWrite.Accepted(state));
  }

  @Override
  public void delete(SessionId id) {
    states.remove(id);
  }

  @Override
  public void keep(SessionId id, UiState state, Duration remaining) {
    states.keep(id, state, remaining);
  }

  @Override
  public List<SessionId> newestFirst() {
    return states.newestFirst();
  }

  /** Gives back the memory of expired states; to be called now and then. */
  public void removeExpired() {
    states.removeExpired();
  }

  int size() {
    return states.size();
  }
}
