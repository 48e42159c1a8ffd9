package dev.haystack.kit.store;

import static dev.haystack.kit.Examples.OWNER;
import static dev.haystack.kit.Examples.PROFILE;
import static dev.haystack.kit.Examples.SESSION;
import static dev.haystack.kit.Examples.answer;
import static dev.haystack.kit.Examples.message;
import static dev.haystack.kit.Examples.object;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.HistorySummary;
import dev.haystack.domain.session.Message;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.kit.Concurrently;
import dev.haystack.kit.Examples;
import dev.haystack.port.store.SessionCopy;
import dev.haystack.port.store.SessionStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link SessionStore} does. */
public abstract class SessionStoreContract extends SessionLifetime {

  @Test
  void anOpenedSessionIsFoundAsItWasOpened() {
    Session opened = open(SESSION);

    assertEquals(SESSION, opened.id());
    assertEquals(OWNER, opened.owner());
    assertEquals(PersonaType.WEB_ASSISTANT, opened.persona());
    assertEquals(object("{\"tags\":[1,\"two\",null]}"), opened.context());
    assertEquals(0, opened.messageCount());
    assertEquals(Optional.of(opened), store().find(SESSION));
  }

  @Test
  void aSessionIsReadWithItsMessages() {
    assertEquals(Optional.empty(), store().copy(SESSION));
    var _ = open(SESSION);
    UserMessage said = message("a");
    assertTrue(append(SESSION, said).isPresent());

    SessionCopy copy = store().copy(SESSION).orElseThrow();

    assertEquals(store().find(SESSION), Optional.of(copy.session()));
    assertEquals(List.of(said), copy.messages());
  }

  @Test
  void openingAgainChangesNeitherOwnerNorPersonaNorContext() {
    Session first = open(SESSION);

    Session second =
        store()
            .open(
                SESSION,
                new UserId("elsewhere", "user-2"),
                PROFILE,
                PersonaType.TRANSCRIBER_AGENT,
                JsonObject.EMPTY)
            .session();

    assertEquals(first.owner(), second.owner());
    assertEquals(first.persona(), second.persona());
    assertEquals(first.context(), second.context());
    assertEquals(first.createdAt(), second.createdAt());
  }

  @Test
  void ofManyWhoOpenASessionOneBecomesItsOwner() throws Exception {
    List<UserId> owners =
        Concurrently.call(
            16,
            index ->
                store()
                    .open(
                        SESSION,
                        new UserId("issuer", "user-" + index),
                        PROFILE,
                        PersonaType.WEB_ASSISTANT,
                        JsonObject.EMPTY)
                    .session()
                    .owner());

    assertEquals(1, new HashSet<>(owners).size());
  }

  @Test
  void messagesComeBackWholeAndInTheOrderOfTheirAppending() {
    var _ = open(SESSION);
    UserMessage question = message("b");

    assertTrue(append(SESSION, question).isPresent());
    assertTrue(append(SESSION, answer("a", question)).isPresent());

    assertEquals(List.of(question, answer("a", question)), store().messages(SESSION));
    assertEquals(2, store().find(SESSION).orElseThrow().messageCount());
  }

  @Test
  void aMessageWhoseIdIsThereIsNotAddedAgain() {
    var _ = open(SESSION);
    assertTrue(append(SESSION, message("a")).isPresent());

    assertFalse(append(SESSION, message("a")).isPresent());
    assertFalse(append(SESSION, answer("a", message("x"))).isPresent());

    assertEquals(List.of(message("a")), store().messages(SESSION));
  }

  @Test
  void aMessageWhoseClientIdIsThereIsNotAddedAgain() {
    var _ = open(SESSION);
    UserMessage first = message("a");
    assertTrue(append(SESSION, first).isPresent());

    assertFalse(
        append(
                SESSION,
                new UserMessage(
                    new MessageId("b"), first.clientMessageId(), "other", first.timestamp()))
            .isPresent());

    assertEquals(List.of(first), store().messages(SESSION));
  }

  @Test
  void messagesThatTheirClientDidNotNameAreAllAdded() {
    var _ = open(SESSION);

    assertTrue(append(SESSION, unnamed("a")).isPresent());
    assertTrue(append(SESSION, unnamed("b")).isPresent());

    assertEquals(2, store().messages(SESSION).size());
  }

  @Test
  void ofManyWhoAddTheSameMessageOneDoes() throws Exception {
    var _ = open(SESSION);

    List<Boolean> added = Concurrently.call(16, _ -> append(SESSION, message("a")).isPresent());

    assertEquals(1, Collections.frequency(added, true));
    assertEquals(List.of(message("a")), store().messages(SESSION));
  }

  @Test
  void messagesThatManyAddAreAllThereOnceInTheOrderOfEachThread() throws Exception {
    var _ = open(SESSION);
    var _ =
        Concurrently.call(
            8,
            thread -> {
              for (int i = 0; i < 50; i++) {
                assertTrue(append(SESSION, message(thread + "-" + i)).isPresent());
              }
              return thread;
            });

    List<String> ids = ids(store().messages(SESSION));

    assertEquals(400, ids.size());
    for (int thread = 0; thread < 8; thread++) {
      String prefix = thread + "-";
      var expected = new ArrayList<String>();
      for (int i = 0; i < 50; i++) {
        expected.add(prefix + i);
      }
      assertEquals(expected, ids.stream().filter(id -> id.startsWith(prefix)).toList());
    }
  }

  @Test
  void aListOnceGivenDoesNotChange() {
    var _ = open(SESSION);
    assertTrue(append(SESSION, message("a")).isPresent());
    List<Message> given = store().messages(SESSION);

    assertTrue(append(SESSION, message("b")).isPresent());

    assertEquals(List.of("a"), ids(given));
  }

  @Test
  void aContextPatchChangesOnlyWhatItNames() {
    var _ = open(SESSION);
    mergeContext(SESSION, object("{\"last_client_id\":\"c1\",\"list\":[1,2]}"));

    mergeContext(SESSION, object("{\"last_client_id\":null,\"flag\":true}"));

    assertEquals(
        object("{\"tags\":[1,\"two\",null],\"list\":[1,2],\"flag\":true}"),
        store().find(SESSION).orElseThrow().context());
  }

  @Test
  void aSummaryOfItsHistoryIsKeptWithASessionAndGoesWithIt() {
    var _ = open(SESSION);
    assertTrue(append(SESSION, message("a")).isPresent());
    mergeContext(SESSION, object("{\"last_client_id\":\"c1\"}"));

    mergeContext(SESSION, summary("They met. 😀").patch());
    mergeContext(SESSION, summary("They met again.").patch());

    Session session = store().copy(SESSION).orElseThrow().session();
    assertEquals(Optional.of(summary("They met again.")), HistorySummary.in(session.context()));
    assertEquals(
        object("{\"tags\":[1,\"two\",null],\"last_client_id\":\"c1\"}"),
        HistorySummary.without(session.context()));
    store().delete(SESSION);
    assertEquals(Optional.empty(), HistorySummary.in(open(SESSION).context()));
  }

  private static HistorySummary summary(String text) {
    return new HistorySummary(new MessageId("a"), text, 1, 70_000, 35_000, false);
  }

  @Test
  void contextPatchesOfManyAreAllMerged() throws Exception {
    var _ = open(SESSION);

    var _ =
        Concurrently.call(
            16,
            index -> {
              mergeContext(SESSION, object("{\"key" + index + "\":1}"));
              return index;
            });

    assertEquals(17, store().find(SESSION).orElseThrow().context().members().size());
  }

  private static UserMessage unnamed(String id) {
    return new UserMessage(new MessageId(id), ClientMessageId.NONE, "words", Examples.WHEN);
  }
}
