package dev.haystack.inbound.http;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** UI states in a map, for good. */
final class FakeUiStates implements UiStateStore {

  private final Map<SessionId, UiState> states = new HashMap<>();

  @Override
  public synchronized Optional<UiState> find(SessionId id, UserId user) {
    return Optional.ofNullable(states.get(id)).filter(state -> state.isFor(user));
  }

  @Override
  public synchronized UiStateWrite write(SessionId id, UserId user, UiStateUpdate update) {
    UiState current = states.getOrDefault(id, UiState.EMPTY).as(user);
    Optional<UiState> written = update.applyTo(current, Instant.now());
    written.ifPresent(state -> states.put(id, state));
    return written
        .<UiStateWrite>map(UiStateWrite.Accepted::new)
        .orElseGet(() -> new UiStateWrite.Stale(current));
  }

  @Override
  public synchronized void delete(SessionId id) {
    states.remove(id);
  }
}
