package dev.haystack.application.session;

import static dev.haystack.application.turn.OneNode.ANNA;
import static dev.haystack.application.turn.OneNode.BEN;
import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.ActiveTurns;
import dev.haystack.application.turn.OneNode;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.session.Session;
import dev.haystack.domain.uistate.Stamp;
import dev.haystack.domain.uistate.UiStateChange;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.kit.Examples;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import dev.haystack.port.store.SessionStore;
import dev.haystack.port.store.UiStateWrite;
import dev.haystack.port.turn.OtherNodes;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DeleteSessionTest {

  private final OneNode node =
      new OneNode(new ScriptedChatModel(_ -> Answer.of("one ", "two ", "three")));
  private final Hearing hearing = new Hearing();

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void whatIsNotThereOrAnothersIsNotDeleted() {
    assertFalse(node.deleteSession.delete(SESSION, ANNA));
    var _ = node.answer(ANNA, SESSION, "question");

    assertFalse(node.deleteSession.delete(SESSION, BEN));

    assertEquals(List.of("question", "one two three"), node.words(SESSION));
    assertEquals(List.of(), node.told);
  }

  @Test
  void nothingIsLeftOfADeletedSession() {
    var _ = node.answer(ANNA, SESSION, "question");
    var change = new UiStateChange.Replace(Examples.object("{\"page\":1}"));
    assertInstanceOf(
        UiStateWrite.Accepted.class,
        node.store
            .uiStates()
            .write(SESSION, ANNA, new UiStateUpdate(change, new Stamp(Instant.now(), 0))));
    String epoch = node.store.log().position(SESSION).epoch();

    assertTrue(node.deleteSession.delete(SESSION, ANNA));

    assertEquals(Optional.empty(), node.store.sessions().find(SESSION));
    assertEquals(Optional.empty(), node.store.uiStates().find(SESSION));
    assertNotEquals(epoch, node.store.log().position(SESSION).epoch());
    assertEquals(List.of(), node.events(SESSION));
  }

  @Test
  void whoFollowsAndOtherNodesAreTold() {
    var _ = node.answer(ANNA, SESSION, "question");
    Session session = node.store.sessions().find(SESSION).orElseThrow();

    try (var _ = node.followSession.follow(SESSION, hearing)) {
      assertTrue(node.deleteSession.delete(SESSION, ANNA));
    }

    assertEquals(List.of("deleted"), hearing.said);
    assertEquals(List.of("deleted " + session.incarnation().value()), node.told);
  }

  @Test
  void aTurnThatRunsEndsFirstAndLeavesNothingBehind() {
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "question");

    assertTrue(node.deleteSession.delete(SESSION, ANNA));

    var _ = turn.orTimeout(10, TimeUnit.SECONDS).join();
    assertEquals(Optional.empty(), node.store.sessions().find(SESSION));
    assertEquals(List.of(), node.events(SESSION));
  }

  @Test
  void theNextSessionOfThatIdBeginsAnew() {
    var _ = node.answer(ANNA, SESSION, "question");
    assertTrue(node.deleteSession.delete(SESSION, ANNA));

    assertInstanceOf(TurnOutcome.Answered.class, node.answer(BEN, SESSION, "hello"));

    assertEquals(List.of("hello", "one two three"), node.words(SESSION));
  }

  @Test
  @Tag("SE-4")
  void whoBeginsASessionUnderTheIdAtThatMomentKeepsItsLogAndPage() {
    var _ = node.answer(ANNA, SESSION, "question");
    try (var scheduler = Executors.newSingleThreadScheduledExecutor()) {
      var turns = new ActiveTurns(scheduler, InstantSource.system(), Duration.ofHours(1));
      var deletion =
          new DeleteSession(
              beganAnew(node.store.sessions()),
              node.store.uiStates(),
              node.store.log(),
              turns,
              new SessionFollowers(),
              OtherNodes.NONE);

      assertTrue(deletion.delete(SESSION, ANNA));
    }

    assertEquals(List.of("hello", "one two three"), node.words(SESSION));
    assertFalse(node.events(SESSION).isEmpty());
    assertTrue(node.store.uiStates().find(SESSION, BEN).isPresent());
  }

  /** A store in which somebody else begins a session as soon as there is none. */
  private SessionStore beganAnew(SessionStore sessions) {
    return (SessionStore)
        Proxy.newProxyInstance(
            SessionStore.class.getClassLoader(),
            new Class<?>[] {SessionStore.class},
            (_, method, arguments) -> {
              Object answer = method.invoke(sessions, arguments);
              if (method.getName().equals("delete")) {
                var change = new UiStateChange.Replace(Examples.object("{\"page\":2}"));
                var _ = node.answer(BEN, SESSION, "hello");
                var stamp = new Stamp(Instant.now(), 0);
                var _ = node.store.uiStates().write(SESSION, BEN, new UiStateUpdate(change, stamp));
              }
              return answer;
            });
  }
}
