package dev.haystack.application.session;

import dev.haystack.application.cost.NotNow;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionStore;
import java.util.Optional;

/** Makes a session and binds it to its owner. */
public final class OpenSession {

  private final SessionStore sessions;
  private final UserLimits limits;

  public OpenSession(SessionStore sessions, UserLimits limits) {
    this.sessions = sessions;
    this.limits = limits;
  }

  /** Opens it, new or as it is, unless it is another's or the user has asked for too much. */
  public OpenedSession open(
      SessionId id, Principal caller, PersonaType persona, JsonObject context) {
    UserId user = caller.user();
    if (!caller.personas().contains(persona)) {
      return new OpenedSession.OtherRole();
    }
    Optional<NotNow> refusal = limits.request(user).or(() -> limits.keeping(user));
    if (refusal.isPresent()) {
      return new OpenedSession.Refused(refusal.get());
    }
    Session session =
        sessions
            .open(id, user, caller.profile(), persona, HistorySummary.without(context))
            .session();
    if (!session.isOwnedBy(user)) {
      return new OpenedSession.Anothers();
    }
    return caller.personas().contains(session.persona())
        ? new OpenedSession.Open(session)
        : new OpenedSession.OtherRole();
  }
}
