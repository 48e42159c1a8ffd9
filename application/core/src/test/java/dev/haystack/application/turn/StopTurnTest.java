package dev.haystack.application.turn;

import static dev.haystack.application.turn.OneNode.ANNA;
import static dev.haystack.application.turn.OneNode.BEN;
import static dev.haystack.kit.Examples.SESSION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.session.TurnId;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.kit.model.ScriptedChatModel.Answer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StopTurnTest {

  private final OneNode node =
      new OneNode(new ScriptedChatModel(_ -> Answer.of("one ", "two ", "three")));

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void theRunningTurnEndsWhereItIs() {
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "question");

    node.stopTurn.stop(SESSION, ANNA, Optional.empty());

    assertEquals(TurnEnd.STOPPED, end(turn));
    assertEquals(List.of("question", "one "), node.words(SESSION));
    assertEquals(List.of(), node.told);
  }

  @Test
  void theTurnThatIsNamedEnds() {
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "question");
    TurnId running = node.events(SESSION).getFirst().turn();

    node.stopTurn.stop(SESSION, ANNA, Optional.of(new TurnId("another")));
    assertFalse(turn.isDone());
    node.stopTurn.stop(SESSION, ANNA, Optional.of(running));

    assertEquals(TurnEnd.STOPPED, end(turn));
    assertEquals(List.of("stop anna's another"), node.told);
  }

  @Test
  void nobodyStopsAnothersTurn() {
    CompletableFuture<TurnOutcome> turn = node.pausing(ANNA, SESSION, "question");

    node.stopTurn.stop(SESSION, BEN, Optional.empty());
    node.stopTurn.stop(SESSION, BEN, Optional.of(node.events(SESSION).getFirst().turn()));
    node.model.goOn();

    assertEquals(TurnEnd.STOP, end(turn));
  }

  @Test
  void otherNodesAreToldOfWhatIsNotHere() {
    var _ = node.answer(ANNA, SESSION, "question");

    node.stopTurn.stop(SESSION, ANNA, Optional.empty());

    assertEquals(List.of("stop anna's any"), node.told);
  }

  private static TurnEnd end(CompletableFuture<TurnOutcome> turn) {
    return assertInstanceOf(TurnOutcome.Answered.class, OneNode.outcome(turn)).end();
  }
}
