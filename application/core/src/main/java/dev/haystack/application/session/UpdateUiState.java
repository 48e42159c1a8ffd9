package dev.haystack.application.session;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;

/** Takes what a page tells about itself. */
public final class UpdateUiState {

  private final SessionStore sessions;
  private final UiStateStore uiStates;
  private final Capacity capacity;

  public UpdateUiState(SessionStore sessions, UiStateStore uiStates, Capacity capacity) {
    this.sessions = sessions;
    this.uiStates = uiStates;
    this.capacity = capacity;
  }

  /**
   * Applies the update, unless the session is another's, or the update old or too large, be it for
   * all that is kept for the user.
   */
  public UiStateReply update(SessionId id, UserId user, UiStateUpdate update) {
    boolean anothers = sessions.find(id).filter(session -> !session.isOwnedBy(user)).isPresent();
    if (anothers) {
      return new UiStateReply.Refused(UiStateReply.Reason.FORBIDDEN, 0);
    }
    if (!capacity.isLeftFor(user)) {
      long version = uiStates.find(id).map(UiState::version).orElse(0L);
      return new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, version);
    }
    return switch (uiStates.write(id, update)) {
      case UiStateWrite.Accepted(UiState state) -> new UiStateReply.Accepted(state.version());
      case UiStateWrite.Stale(UiState current) ->
          new UiStateReply.Refused(UiStateReply.Reason.STALE, current.version());
      case UiStateWrite.TooLarge(UiState current) ->
          new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, current.version());
    };
  }
}
