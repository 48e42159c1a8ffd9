package dev.haystack.port.local;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.port.store.UiStateStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The UI states that this process holds, which may be copies of those that all nodes share.
 *
 * <p>No call ever waits for anything outside this process.
 */
public interface LocalUiStates extends UiStateStore {

  /** The state, whosever it is. */
  Optional<UiState> find(SessionId id);

  /** Holds this state in place of what was held, for that time unless it is written. */
  void keep(SessionId id, UiState state, Duration remaining);

  /** The sessions of all states that are held, written last first. */
  List<SessionId> newestFirst();
}
