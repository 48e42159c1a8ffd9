package dev.haystack.port.store;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.util.Optional;

/**
 * What each session's page has told about itself, until it was silent for the store's time limit.
 *
 * <p>A state is its user's: to anybody else it is as if nothing had been told, and what another
 * user's page tells takes its place. An update is compared and applied in one atomic step. Safe for
 * use by many threads.
 */
public interface UiStateStore {

  /** That user's state, unless nothing was told or it has expired. */
  Optional<UiState> find(SessionId id, UserId user);

  /**
   * Applies the update of that user's page if it is not older than their state and the result is
   * not too large; a state that says it is of the future, by more than clocks may differ, is older
   * than anything.
   */
  UiStateWrite write(SessionId id, UserId user, UiStateUpdate update);

  /** Removes the state, whosever it is. */
  void delete(SessionId id);
}
