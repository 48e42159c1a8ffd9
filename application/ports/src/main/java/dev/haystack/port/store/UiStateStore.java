package dev.haystack.port.store;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.util.Optional;

/**
 * What each session's page has told about itself, until it was silent for the store's time limit.
 *
 * <p>An update is compared and applied in one atomic step. Safe for use by many threads.
 */
public interface UiStateStore {

  /** The state, unless nothing was told or it has expired. */
  Optional<UiState> find(SessionId id);

  /**
   * Applies the update if it is not older than the state and the result is not too large; a state
   * that says it is of the future, by more than clocks may differ, is older than anything.
   */
  UiStateWrite write(SessionId id, UiStateUpdate update);

  /** Removes the state. */
  void delete(SessionId id);
}
