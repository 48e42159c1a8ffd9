package dev.haystack.outbound.memory;

import static dev.haystack.kit.Examples.PROFILE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.event.Durability;
import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.persona.PersonaType;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.session.MessageId;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.SessionId;
import dev.haystack.domain.session.TurnId;
import dev.haystack.domain.session.UserMessage;
import dev.haystack.domain.tool.ToolCall;
import dev.haystack.domain.tool.ToolExchange;
import dev.haystack.domain.tool.ToolResult;
import dev.haystack.domain.tool.ToolRound;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.store.CurrentSession;
import dev.haystack.port.store.SessionCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jol.info.GraphLayout;

/** What is reckoned against what the virtual machine says. */
class WeightTest {

  static {
    // records hide where their fields lie
    System.setProperty("jol.magicFieldOffset", "true");
    System.setProperty("jol.skipDynamicAttach", "true");
  }

  private static final UserId USER = new UserId("https://issuer.example", "user-0001");
  private static final double SPREAD = 0.3;

  private final ManualClock clock = new ManualClock();
  private final MemoryStore store =
      new MemoryStore(
          new MemoryStoreLimits(
              Duration.ofHours(4),
              100_000,
              Duration.ofHours(24),
              8 << 20,
              MemoryBounds.NONE,
              MemoryOutboxLimits.DEFAULT),
          clock,
          () -> java.util.UUID.randomUUID().toString());

  @Test
  @Tag("SE-11")
  void conversationsWeighWhatTheyTake() {
    compare(
        10,
        i -> {
          SessionId id = open(i);
          for (int turn = 0; turn < 10; turn++) {
            say(id, "What did we agree upon in the last session? " + "x".repeat(20 * turn), turn);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":[[],[],[],[],[],[],[],[],[],[],[],[],[],[],[],[]]}",
        "{\"x\":[1,2,3,4,5,6,7,8,9,1,2,3,4,5,6,7,8,9,1,2,3,4]}",
        "{\"a\":{},\"b\":{},\"c\":{},\"d\":{},\"e\":{},\"f\":{}}",
        "{\"page_type\":\"session\",\"loaded_sessions\":[{\"id\":\"4711\",\"name\":\"Ann\"}]}",
        "{\"text\":\"ein längerer Text, wie ihn eine Seite trägt, mit einem Zeichen: \\u4e2d\"}"
      })
  @Tag("SE-11")
  void documentsOfAnyShapeWeighWhatTheyTake(String shape) {
    compare(
        5,
        i -> {
          var _ =
              store
                  .sessions()
                  .open(
                      new SessionId("session-" + i),
                      USER,
                      PROFILE,
                      PersonaType.WEB_ASSISTANT,
                      document(shape));
          var _ =
              store
                  .uiStates()
                  .write(
                      new SessionId("session-" + i),
                      USER,
                      UiStateUpdate.arrived(
                          new UiStateChange.Replace(document(shape)),
                          new Stamp(clock.instant(), 1),
                          clock.instant()));
        });
  }

  @Test
  @Tag("SE-11")
  void logsWeighWhatTheyTake() {
    compare(
        5,
        i -> {
          var id = new SessionId("session-" + i);
          var turn = new TurnId("message-" + i);
          append(
              id,
              turn,
              new TurnEvent.Started(
                  new MessageId("message-" + i), ClientMessageId.NONE, Durability.MEMORY));
          for (int piece = 0; piece < 600; piece++) {
            append(id, turn, new TurnEvent.TextDelta("some words " + piece));
          }
          for (int call = 0; call < 20; call++) {
            append(
                id,
                turn,
                new TurnEvent.ToolStarted(
                    "call-" + call,
                    "search",
                    "Search",
                    JsonObject.EMPTY.with("q", "text " + call)));
          }
          append(id, turn, new TurnEvent.Ended());
        });
  }

  @Test
  @Tag("SE-11")
  void aCopyWeighsTheSameWhateverItTakesThePlaceOf() {
    SessionId id = open(1);
    say(id, "hello", 0);
    SessionCopy begun = store.sessions().copy(id).orElseThrow();
    long before = store.bytes();
    say(id, "hello again", 1);
    SessionCopy longer = store.sessions().copy(id).orElseThrow();
    long after = store.bytes();

    store.sessions().keep(begun);
    assertEquals(before, store.bytes());
    store.sessions().keep(longer);
    assertEquals(after, store.bytes());
    store.sessions().keep(longer);
    assertEquals(after, store.bytes());
  }

  @Test
  @Tag("SE-11")
  void whatIsDeletedWeighsNothing() {
    SessionId id = open(1);
    say(id, "hello", 0);
    append(id, new TurnId("m"), new TurnEvent.Ended());
    assertTrue(store.bytes() > 0);

    store.sessions().delete(id);
    store.uiStates().delete(id);
    store.log().delete(id);

    assertEquals(0, store.bytes());
  }

  @Test
  @Tag("SE-11")
  void whatHasExpiredWeighsNothing() {
    SessionId id = open(1);
    say(id, "hello", 0);
    append(id, new TurnId("m"), new TurnEvent.Ended());

    clock.advance(Duration.ofDays(2));
    store.sweeps().forEach(Runnable::run);

    assertEquals(0, store.bytes());
  }

  private static JsonObject document(String shape) {
    var document = JsonObject.builder();
    for (int copy = 0; copy < 40; copy++) {
      document.put("copy-" + copy, Json.parse(shape));
    }
    return document.build();
  }

  private void compare(int count, IntConsumer filling) {
    long before = GraphLayout.parseInstance(store).totalSize();
    for (int i = 0; i < count; i++) {
      filling.accept(i);
    }
    long taken = GraphLayout.parseInstance(store).totalSize() - before;
    double ratio = (double) store.bytes() / taken;
    assertTrue(
        ratio > 1 - SPREAD && ratio < 1 + SPREAD,
        () -> "weighs " + store.bytes() + " and takes " + taken + ": " + ratio);
  }

  private SessionId open(int i) {
    var id = new SessionId("session-" + i);
    var _ =
        store
            .sessions()
            .open(
                id,
                USER,
                PROFILE,
                PersonaType.WEB_ASSISTANT,
                JsonObject.EMPTY.with("client", "c" + i));
    return id;
  }

  private void say(SessionId id, String text, int turn) {
    var question = new MessageId("question-" + turn);
    var _ =
        CurrentSession.append(
            store.sessions(),
            id,
            new UserMessage(question, new ClientMessageId("client-" + turn), text, Instant.now()));
    var call = new ToolCall("call-" + turn, "search_sessions", "{\"query\":\"" + text + "\"}");
    var result = new ToolResult.Success(Json.parse("{\"found\":[{\"id\":\"4711\",\"n\":12}]}"));
    var _ =
        CurrentSession.append(
            store.sessions(),
            id,
            new AssistantMessage(
                new MessageId("answer-" + turn),
                question,
                text + text,
                Instant.now(),
                MessageStatus.COMPLETE,
                List.of(new ToolRound("", List.of(new ToolExchange(call, result)))),
                text));
  }

  private void append(SessionId id, TurnId turn, TurnEvent event) {
    var _ = store.log().append(id, USER, turn, event);
  }
}
