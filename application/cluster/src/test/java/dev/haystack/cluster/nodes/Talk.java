package dev.haystack.cluster.nodes;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.PROFILE;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.store.CurrentSession;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateStore;
import dev.haystack.port.store.UiStateWrite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Short words for what tests do to stores. */
final class Talk {

  static final SessionId SESSION = new SessionId("talk");
  static final UserId ANNA = new UserId("issuer", "anna");
  static final UserId BEN = new UserId("issuer", "ben");

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private Talk() {}

  static Session open(SessionStore store, SessionId id, UserId owner) {
    return store.open(id, owner, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY).session();
  }

  static Optional<Durability> say(SessionStore store, SessionId id, String words) {
    return CurrentSession.append(
        store,
        id,
        new UserMessage(
            new MessageId("id-" + words), new ClientMessageId("client-" + words), words, START));
  }

  static List<String> words(SessionStore store, SessionId id) {
    return store.messages(id).stream().map(message -> message.content()).toList();
  }

  static void note(SessionStore store, SessionId id, String json) {
    CurrentSession.mergeContext(store, id, (JsonObject) Json.parse(json));
  }

  static JsonObject context(SessionStore store, SessionId id) {
    return store.find(id).orElseThrow().context();
  }

  static UiStateWrite tell(UiStateStore store, SessionId id, int second, String json) {
    var change = new UiStateChange.Replace((JsonObject) Json.parse(json));
    return store.write(
        id, OWNER, new UiStateUpdate(change, new Stamp(START.plusSeconds(second), 0)));
  }

  static String told(UiStateStore store, SessionId id) {
    return store.find(id, OWNER).map(state -> state.fields().text()).orElse("");
  }
}
