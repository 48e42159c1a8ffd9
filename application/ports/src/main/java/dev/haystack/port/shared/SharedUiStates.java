package dev.haystack.port.shared;

import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;

/**
 * The UI states that all nodes share.
 *
 * <p>Every call is one atomic step unless it says otherwise, blocks no longer than the store's own
 * bound, and throws {@link StoreUnavailableException} if it was not done for certain; it may then
 * have been done, or be done later. A write that is done late takes nothing back. Safe for use by
 * many threads.
 */
public interface SharedUiStates {

  /** The state, unless it is the one that the caller has; a line without a name is never that. */
  SharedUiLook look(SessionId id, String line, long version);

  /**
   * Sets the state, unless a later one is there; one that says it is of the future, by more than
   * clocks may differ, is not, nor is another user's.
   *
   * @param line names the state if there was none
   * @param expectedVersion of the state that it follows from, zero if it follows from none
   */
  SharedUiWrite write(SessionId id, String line, long expectedVersion, UiState state);

  /**
   * Marks the line as deleted, for as long as any node may have a copy, and then removes the state,
   * unless it is of another line by now: two steps.
   */
  void delete(SessionId id, String line);

  /** Whether the line was deleted. */
  boolean isDeleted(String line);
}
