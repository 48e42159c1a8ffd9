package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.model.Usage;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.MessageStatus;
import dev.haystack.domain.session.TurnId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTallyTest {

  private static final TurnOutcome ENDED =
      new TurnOutcome.Failed(new TurnId("t"), ErrorCode.TURN_TIMEOUT, Duration.ZERO);
  private static final TurnOutcome NEVER_BEGUN = NoTurn.shuttingDown();

  @Test
  void aTurnIsFinishedOrCutOrHandedOver() {
    assertEquals(new TurnTally(1, 0, 0), TurnTally.of(Cancellation.Reason.TIMED_OUT, ENDED));
    assertEquals(new TurnTally(0, 1, 0), TurnTally.of(Cancellation.Reason.SHUTTING_DOWN, ENDED));
    assertEquals(
        new TurnTally(0, 0, 1), TurnTally.of(Cancellation.Reason.SHUTTING_DOWN, NEVER_BEGUN));
    assertEquals(TurnTally.NONE, TurnTally.of(Cancellation.Reason.NONE, NEVER_BEGUN));
  }

  @Test
  void aWholeAnswerIsNotCutByAStopThatComesAtItsEnd() {
    var stopping = Cancellation.Reason.SHUTTING_DOWN;

    assertEquals(new TurnTally(1, 0, 0), TurnTally.of(stopping, answered(TurnEnd.STOP)));
    assertEquals(new TurnTally(0, 1, 0), TurnTally.of(stopping, answered(TurnEnd.STOPPED)));
  }

  private static TurnOutcome answered(TurnEnd end) {
    var turn = new TurnId("t");
    var answer =
        new AssistantMessage(
            turn.answer(),
            turn.question(),
            "yes",
            Instant.EPOCH,
            MessageStatus.COMPLETE,
            List.of(),
            "yes");
    return new TurnOutcome.Answered(turn, answer, List.of(), end, Usage.NONE, "model");
  }

  @Test
  void whatWasBeforeIsTakenOff() {
    var before = new TurnTally(5, 1, 0);

    assertEquals(new TurnTally(2, 1, 3), before.plus(new TurnTally(2, 1, 3)).since(before));
  }
}
