package dev.haystack.port.store;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import java.util.List;
import java.util.Optional;

/**
 * Sessions and their messages, which are appended and never changed.
 *
 * <p>A session is gone when it was not used for the store's time limit; opening it is use if its
 * owner does, and so is adding to it; reading is not. Every call is atomic, and repeating it
 * changes nothing. Safe for use by many threads.
 */
public interface SessionStore {

  /** The session, unless it is unknown, deleted or expired. */
  Optional<Session> find(SessionId id);

  /** The session with all its messages, unless it is unknown, deleted or expired. */
  Optional<SessionCopy> copy(SessionId id);

  /**
   * The session as it is, with all its messages, or, if there is none, a new one with that owner,
   * profile, persona and context.
   */
  SessionCopy open(
      SessionId id, UserId owner, ProfileId profile, PersonaType persona, JsonObject context);

  /**
   * Adds a message behind the others of that session and says where it is held now; nothing if its
   * id, or a user message's client id, is there already, or if there is no such session: another of
   * the same id, begun after it had ended, is left alone.
   */
  Optional<Durability> append(SessionId id, Incarnation incarnation, Message message);

  /** All messages, oldest first; none if there is no such session. */
  List<Message> messages(SessionId id);

  /**
   * Merges a patch (RFC 7396) into that session's context; nothing if there is no such session, or
   * another of the same id.
   */
  void mergeContext(SessionId id, Incarnation incarnation, JsonObject patch);

  /** Removes the session and all of its messages. */
  void delete(SessionId id);
}
