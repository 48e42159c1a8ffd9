package dev.haystack.application.session;

import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionStore;
import java.util.Optional;

/** Makes a session and binds it to its owner. */
public final class OpenSession {

  private final SessionStore sessions;

  public OpenSession(SessionStore sessions) {
    this.sessions = sessions;
  }

  /** The session, new or as it is; nothing if it is another's. */
  public Optional<Session> open(
      SessionId id, Principal caller, PersonaType persona, JsonObject context) {
    return Optional.of(
            sessions.open(id, caller.user(), caller.profile(), persona, context).session())
        .filter(session -> session.isOwnedBy(caller.user()));
  }
}
