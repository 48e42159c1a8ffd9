package dev.haystack.kit.store;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionStore;
import java.util.Optional;

/** Writes to whatever session is there under an id, as a test does that knows of no other. */
public final class CurrentSession {

  private CurrentSession() {}

  /** Adds the message, if there is a session. */
  public static Optional<Durability> append(SessionStore store, SessionId id, Message message) {
    return store.find(id).flatMap(session -> store.append(id, session.incarnation(), message));
  }

  /** Merges the patch into its context, if there is a session. */
  public static void mergeContext(SessionStore store, SessionId id, JsonObject patch) {
    store.find(id).ifPresent(session -> store.mergeContext(id, session.incarnation(), patch));
  }
}
