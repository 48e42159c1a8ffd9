package dev.haystack.application.session;

import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.UiState;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.port.store.Capacity;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import java.util.Optional;

/** Takes what a page tells about itself. */
public final class UpdateUiState {

  private final SessionStore sessions;
  private final UiStateStore uiStates;
  private final Capacity capacity;
  private final Changes changes;

  /** Hears of each change of a page's state; must not block. */
  @FunctionalInterface
  public interface Changes {
    void changed(SessionId session, UserId user, UiState state);
  }

  public UpdateUiState(
      SessionStore sessions, UiStateStore uiStates, Capacity capacity, Changes changes) {
    this.changes = changes;
    this.sessions = sessions;
    this.uiStates = uiStates;
    this.capacity = capacity;
  }

  /**
   * Applies the update, unless the session is another's, or was opened under another profile than
   * the one that is named, or the update is old or too large, be it for all that is kept for the
   * user. While the session is nobody's nothing is done and nothing answered: whoever has the
   * update keeps it until that user binds the session.
   */
  public Optional<UiStateReply> update(
      SessionId id, UserId user, ProfileId named, UiStateUpdate update) {
    return sessions.find(id).map(session -> apply(session, user, named, update));
  }

  /** Applies an update that was kept for a user who binds the session now. */
  public UiStateReply updateOnBinding(
      SessionId id, UserId user, ProfileId named, UiStateUpdate update) {
    return update(id, user, named, update).orElseGet(() -> write(id, user, update));
  }

  private UiStateReply apply(Session session, UserId user, ProfileId named, UiStateUpdate update) {
    boolean isOpen = session.isOwnedBy(user) && (!named.isPresent() || session.isOpenUnder(named));
    return isOpen
        ? write(session.id(), user, update)
        : new UiStateReply.Refused(UiStateReply.Reason.FORBIDDEN, 0);
  }

  private UiStateReply write(SessionId id, UserId user, UiStateUpdate update) {
    if (!capacity.isLeftFor(user)) {
      long version = uiStates.find(id, user).map(UiState::version).orElse(0L);
      return new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, version);
    }
    return switch (uiStates.write(id, user, update)) {
      case UiStateWrite.Accepted(UiState state) -> {
        changes.changed(id, user, state);
        yield new UiStateReply.Accepted(state.version());
      }
      case UiStateWrite.Stale(UiState current) ->
          new UiStateReply.Refused(UiStateReply.Reason.STALE, current.version());
      case UiStateWrite.TooLarge(UiState current) ->
          new UiStateReply.Refused(UiStateReply.Reason.TOO_LARGE, current.version());
    };
  }
}
