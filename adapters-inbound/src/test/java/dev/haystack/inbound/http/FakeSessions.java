package dev.haystack.inbound.http;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions in a map, for good. */
final class FakeSessions implements SessionStore {

  static final Instant WHEN = Instant.parse("2026-03-02T09:00:00.123Z");

  volatile boolean isBroken;

  private final Map<SessionId, Session> sessions = new HashMap<>();
  private final Map<SessionId, List<Message>> messages = new HashMap<>();

  @Override
  public synchronized Optional<Session> find(SessionId id) {
    return Optional.ofNullable(sessions.get(id)).map(this::counted);
  }

  @Override
  public synchronized Optional<SessionCopy> copy(SessionId id) {
    if (isBroken) {
      throw new IllegalStateException("what is stored cannot be read");
    }
    return find(id).map(session -> new SessionCopy(session, of(id), Duration.ofHours(1)));
  }

  private Session counted(Session it) {
    return it.changed(it.lastActivity(), of(it.id()).size(), it.context());
  }

  @Override
  public synchronized SessionCopy open(
      SessionId id, UserId owner, ProfileId profile, PersonaType persona, JsonObject context) {
    Session opened =
        sessions.computeIfAbsent(
            id,
            _ ->
                new Session(
                    id,
                    new Incarnation("1"),
                    owner,
                    Optional.of(profile),
                    persona,
                    WHEN,
                    WHEN,
                    0,
                    context));
    return new SessionCopy(opened, of(id), Duration.ofHours(1));
  }

  @Override
  public synchronized Optional<Durability> append(
      SessionId id, Incarnation incarnation, Message message) {
    of(id).add(message);
    return Optional.of(Durability.MEMORY);
  }

  @Override
  public synchronized List<Message> messages(SessionId id) {
    return List.copyOf(of(id));
  }

  @Override
  public synchronized void mergeContext(SessionId id, Incarnation incarnation, JsonObject patch) {
    sessions.computeIfPresent(
        id,
        (_, it) ->
            it.changed(
                it.lastActivity(), it.messageCount(), MergePatch.apply(it.context(), patch)));
  }

  @Override
  public synchronized void delete(SessionId id) {
    sessions.remove(id);
    messages.remove(id);
  }

  private List<Message> of(SessionId id) {
    return messages.computeIfAbsent(id, _ -> new ArrayList<>());
  }
}
