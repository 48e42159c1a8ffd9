package dev.haystack.application.session;

import static dev.haystack.application.turn.OneNode.ANNA;
import static dev.haystack.application.turn.OneNode.BEN;
import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.turn.OneNode;
import dev.haystack.application.turn.TurnOutcome;
import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.event.LoggedEvent;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FollowSessionTest {

  private final OneNode node =
      new OneNode(new ScriptedChatModel(_ -> Answer.of("one ", "two ", "three")));
  private final FollowSession followSession = node.followSession;
  private final Hearing hearing = new Hearing();

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void aSessionIsFollowedByItsOwnerAndBeforeItBeginsByAnybody() {
    assertTrue(followSession.mayFollow(SESSION, BEN));
    var _ = node.answer(ANNA, SESSION, "question");

    assertTrue(followSession.mayFollow(SESSION, ANNA));
    assertFalse(followSession.mayFollow(SESSION, BEN));
  }

  @Test
  void whoFollowsHearsEverythingFromThenOnUntilItIsClosed() {
    var _ = node.answer(ANNA, SESSION, "before");
    int before = node.events(SESSION).size();
    try (var following = followSession.follow(SESSION, hearing)) {
      assertEquals(before, following.position().lastSequence());
      var _ = node.answer(ANNA, SESSION, "meanwhile");
    }
    List<LoggedEvent> all = node.events(SESSION);
    var _ = node.answer(ANNA, SESSION, "afterwards");

    assertEquals(all.subList(before, all.size()), hearing.events);
    assertEquals(List.of(), hearing.said);
  }

  @Test
  void whoComesIsToldOfTheTurnThatRunsIfItIsTheirs() {
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "question");
    Optional<TurnId> running = Optional.of(node.events(SESSION).getFirst().turn());

    try (var following = followSession.follow(SESSION, hearing)) {
      assertEquals(new FirstLook(true, running), following.firstLook(ANNA));
      assertEquals(new FirstLook(false, Optional.empty()), following.firstLook(BEN));
      node.model.goOn();
      assertInstanceOf(TurnOutcome.Answered.class, OneNode.outcome(turn));
      assertEquals(new FirstLook(true, Optional.empty()), following.firstLook(ANNA));
    }
  }

  @Test
  void whoComesAgainGetsWhatTheyMissed() {
    var _ = node.answer(ANNA, SESSION, "question");
    List<LoggedEvent> all = node.events(SESSION);

    try (var following = followSession.follow(SESSION, hearing)) {
      String epoch = following.position().epoch();
      assertEquals(
          Optional.of(all.subList(2, all.size())), replay(following, new LogPosition(epoch, 2)));
      assertEquals(Optional.empty(), replay(following, new LogPosition("another", 2)));
    }
  }

  private static Optional<List<LoggedEvent>> replay(Following following, LogPosition after) {
    var handed = new ArrayList<Optional<List<LoggedEvent>>>();
    following.replay(ANNA, after, handed::add);
    return handed.getFirst();
  }

  @Test
  void whoRepeatsAMessageGetsWhatBecameOfIt() {
    var answered =
        assertInstanceOf(TurnOutcome.Answered.class, node.answer(ANNA, SESSION, "question"));
    var repeated =
        assertInstanceOf(TurnOutcome.Repeated.class, node.answer(ANNA, SESSION, "question"));

    try (var following = followSession.follow(SESSION, hearing)) {
      PastTurn past = following.past(repeated.status(), ANNA);

      assertTrue(past.isHeld() && past.isEnded());
      assertEquals(Optional.of(answered), past.outcome());
    }
  }
}
