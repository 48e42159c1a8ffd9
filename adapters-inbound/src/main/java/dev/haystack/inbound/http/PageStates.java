package dev.haystack.inbound.http;

import dev.haystack.application.session.ReadSession;
import dev.haystack.application.session.UpdateUiState;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import java.time.Instant;
import java.time.InstantSource;

/** Takes the state that a page sends with its message, as of the moment when it arrives. */
record PageStates(ReadSession reading, UpdateUiState updating, InstantSource clock) {

  /**
   * The state replaces the stored one if it is another; an empty one says nothing. What is refused
   * leaves the stored one as it is.
   */
  void replace(SessionId session, Principal caller, JsonObject state) {
    boolean isKnown =
        reading
            .state(session, caller.user())
            .filter(known -> known.state().fields().equals(state))
            .isPresent();
    if (state.isEmpty() || isKnown) {
      return;
    }
    Instant now = clock.instant();
    var update = UiStateUpdate.arrived(new UiStateChange.Replace(state), new Stamp(now, 0), now);
    // the message that follows binds the session, if it is nobody's yet
    var _ = updating.updateOnBinding(session, caller.user(), caller.profile(), update);
  }
}
