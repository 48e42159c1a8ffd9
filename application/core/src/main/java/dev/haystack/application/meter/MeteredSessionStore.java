package dev.haystack.application.meter;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.meter.Measurement;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store of sessions that tells a meter how long its calls took. */
public record MeteredSessionStore(SessionStore store, Meter meter) implements SessionStore {

  @Override
  public Optional<Session> find(SessionId id) {
    return timed("find", () -> store.find(id));
  }

  @Override
  public Optional<SessionCopy> copy(SessionId id) {
    return timed("copy", () -> store.copy(id));
  }

  @Override
  public SessionCopy open(
      SessionId id, UserId owner, ProfileId profile, PersonaType persona, JsonObject context) {
    return timed("open", () -> store.open(id, owner, profile, persona, context));
  }

  @Override
  public Optional<Durability> append(SessionId id, Incarnation incarnation, Message message) {
    return timed("append", () -> store.append(id, incarnation, message));
  }

  @Override
  public List<Message> messages(SessionId id) {
    return timed("messages", () -> store.messages(id));
  }

  @Override
  public void mergeContext(SessionId id, Incarnation incarnation, JsonObject patch) {
    boolean _ =
        timed(
            "merge_context",
            () -> {
              store.mergeContext(id, incarnation, patch);
              return true;
            });
  }

  @Override
  public void delete(SessionId id) {
    boolean _ =
        timed(
            "delete",
            () -> {
              store.delete(id);
              return true;
            });
  }

  private <T> T timed(String operation, Supplier<T> call) {
    long begunNanos = System.nanoTime();
    try {
      return call.get();
    } finally {
      meter.count(
          new Measurement.Stored(operation, Duration.ofNanos(System.nanoTime() - begunNanos)));
    }
  }
}
