package dev.haystack.kit.store;

import static dev.haystack.kit.Examples.OTHER_SESSION;
import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.message;
import static dev.haystack.kit.Examples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.Incarnation;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.store.SessionStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The part of {@link SessionStoreContract} about when a session is there. */
abstract class SessionLifetime {

  /** The store under test, empty, and the same one throughout a test. */
  protected abstract SessionStore store();

  /** How long a session that nobody uses is kept. */
  protected abstract Duration timeout();

  /** Lets that much time pass for the store. */
  protected abstract void advance(Duration time);

  @Test
  void anUnknownSessionIsNotFound() {
    assertEquals(Optional.empty(), store().find(SESSION));
    assertEquals(List.of(), store().messages(SESSION));
  }

  @Test
  void nothingIsAddedToASessionThatDoesNotExist() {
    var none = new Incarnation("none");
    assertFalse(store().append(SESSION, none, message("a")).isPresent());
    store().mergeContext(SESSION, none, object("{\"a\":1}"));

    assertEquals(Optional.empty(), store().find(SESSION));
    assertEquals(List.of(), store().messages(SESSION));
  }

  @Test
  void sessionsKnowNothingOfEachOther() {
    var _ = open(SESSION);
    var _ = open(OTHER_SESSION);
    assertTrue(append(SESSION, message("a")).isPresent());

    assertTrue(append(OTHER_SESSION, message("a")).isPresent());
    store().delete(SESSION);

    assertEquals(List.of("a"), ids(store().messages(OTHER_SESSION)));
  }

  @Test
  void aDeletedSessionIsGoneWithItsMessagesAndMayBeginAnew() {
    var _ = open(SESSION);
    assertTrue(append(SESSION, message("a")).isPresent());

    store().delete(SESSION);
    store().delete(SESSION);

    assertEquals(Optional.empty(), store().find(SESSION));
    assertEquals(List.of(), store().messages(SESSION));
    assertEquals(Optional.empty(), store().copy(SESSION));
    assertFalse(append(SESSION, message("b")).isPresent());
    assertEquals(0, open(SESSION).messageCount());
    assertTrue(append(SESSION, message("a")).isPresent());
  }

  @Test
  @Tag("SR-1")
  void aSessionThatNobodyUsedForTheTimeoutIsGoneAndMayBeginAnew() {
    var _ = open(SESSION);
    assertTrue(append(SESSION, message("a")).isPresent());

    advance(timeout().plusSeconds(2));

    assertEquals(Optional.empty(), store().find(SESSION));
    assertEquals(List.of(), store().messages(SESSION));
    assertFalse(append(SESSION, message("b")).isPresent());
    assertEquals(0, open(SESSION).messageCount());
    assertEquals(List.of(), store().messages(SESSION));
  }

  @Test
  @Tag("SR-2")
  void aSessionIsNotRemovedBeforeTheTimeout() {
    var _ = open(SESSION);

    advance(timeout().minusSeconds(2));

    assertTrue(store().find(SESSION).isPresent());
  }

  @Test
  void openingAndAddingIsUseAndReadingIsNot() {
    Duration most = timeout().multipliedBy(3).dividedBy(4);
    var _ = open(SESSION);
    advance(most);
    assertTrue(append(SESSION, message("a")).isPresent());
    advance(most);
    assertEquals(1, open(SESSION).messageCount());
    advance(most);
    assertEquals(1, store().messages(SESSION).size());
    assertTrue(store().find(SESSION).isPresent());

    advance(most);

    assertEquals(Optional.empty(), store().find(SESSION));
  }

  @Test
  void openingAnothersSessionIsNoUse() {
    Duration most = timeout().multipliedBy(3).dividedBy(4);
    Session first = open(SESSION);
    advance(most);
    var stranger = new UserId("elsewhere", "user-2");

    Session met =
        store()
            .open(SESSION, stranger, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY)
            .session();

    assertEquals(first.owner(), met.owner());
    assertEquals(first.lastActivity(), met.lastActivity());
    advance(most);
    assertEquals(Optional.empty(), store().find(SESSION));
  }

  @Test
  void aSessionKeepsTheProfileItWasMadeUnder() {
    var _ = open(SESSION);
    var other = new ProfileId("profile-2");

    Session again =
        store().open(SESSION, OWNER, other, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY).session();

    assertEquals(Optional.of(PROFILE), again.profile());
    assertFalse(again.isOpenUnder(other));
    assertEquals(Optional.of(PROFILE), store().find(SESSION).orElseThrow().profile());
  }

  @Test
  void whatIsMeantForASessionThatHasEndedDoesNotComeToTheNextOfItsId() {
    Incarnation ended = open(SESSION).incarnation();
    store().delete(SESSION);
    Session next = openAs(new UserId("elsewhere", "user-2"));

    assertFalse(store().append(SESSION, ended, message("a")).isPresent());
    store().mergeContext(SESSION, ended, object("{\"last_client_id\":\"c1\"}"));

    assertEquals(List.of(), store().messages(SESSION));
    assertEquals(Optional.of(next), store().find(SESSION));
    assertTrue(store().append(SESSION, next.incarnation(), message("b")).isPresent());
  }

  @Test
  void whatIsMeantForAnOwnersSessionThatHasEndedDoesNotComeToTheirNextOne() {
    Incarnation ended = open(SESSION).incarnation();
    store().delete(SESSION);
    Session next = open(SESSION);

    assertFalse(store().append(SESSION, ended, message("a")).isPresent());
    store().mergeContext(SESSION, ended, object("{\"last_client_id\":\"c1\"}"));

    assertEquals(Optional.of(next), store().find(SESSION));
  }

  private Session openAs(UserId user) {
    return store()
        .open(SESSION, user, PROFILE, PersonaType.WEB_ASSISTANT, JsonObject.EMPTY)
        .session();
  }

  final Optional<Durability> append(SessionId id, Message message) {
    return CurrentSession.append(store(), id, message);
  }

  final void mergeContext(SessionId id, JsonObject patch) {
    CurrentSession.mergeContext(store(), id, patch);
  }

  Session open(SessionId id) {
    JsonObject context = object("{\"tags\":[1,\"two\",null]}");
    return store().open(id, OWNER, PROFILE, PersonaType.WEB_ASSISTANT, context).session();
  }

  static List<String> ids(List<Message> messages) {
    return messages.stream().map(message -> message.id().value()).toList();
  }
}
