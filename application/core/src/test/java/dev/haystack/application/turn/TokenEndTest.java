package dev.haystack.application.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.event.TurnEnd;
import dev.haystack.domain.session.AssistantMessage;
import dev.haystack.domain.session.MessageStatus;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token ends at every event of many turns, and its user answers in every way. */
@Tag("SE-13")
class TokenEndTest {

  private static final int TURNS = 50;

  @Test
  void aTurnGoesOnByTheTokenThatIsBrought() {
    everywhere(
        TokenTrial.Answer.REFRESH,
        ran -> {
          var answered = assertInstanceOf(TurnOutcome.Answered.class, ran.outcome());
          assertEquals(TurnEnd.STOP, answered.end());
          assertEquals(ran.trial().words(), answered.answer().content());
        });
  }

  @Test
  void aTurnEndsWhereNoTokenIsBrought() {
    everywhere(TokenTrial.Answer.NONE, TokenEndTest::assertExpired);
  }

  @Test
  void aTurnEndsWhereSomebodyElsesTokenIsBrought() {
    everywhere(TokenTrial.Answer.OTHER_SUBJECT, TokenEndTest::assertExpired);
  }

  @Test
  void aStopEndsTheWaiting() {
    everywhere(
        TokenTrial.Answer.STOP,
        ran -> {
          var answered = assertInstanceOf(TurnOutcome.Answered.class, ran.outcome());
          assertEquals(ran.wasAsked() ? TurnEnd.STOPPED : TurnEnd.STOP, answered.end());
        });
  }

  private static void assertExpired(TokenTrial.Ran ran) {
    if (!ran.wasAsked()) {
      assertInstanceOf(TurnOutcome.Answered.class, ran.outcome());
      return;
    }
    var failed = assertInstanceOf(TurnOutcome.Failed.class, ran.outcome());
    assertEquals(ErrorCode.AUTH_EXPIRED, failed.code());
    var kept = assertInstanceOf(AssistantMessage.class, ran.messages().getLast());
    assertEquals(MessageStatus.FAILED, kept.status());
  }

  private interface Check {
    void on(TokenTrial.Ran ran);
  }

  private static void everywhere(TokenTrial.Answer answer, Check check) {
    int asked = 0;
    for (int turn = 0; turn < TURNS; turn++) {
      int events = new TokenTrial(turn, answer).run(Integer.MAX_VALUE).eventCount();
      for (int at = 1; at <= events; at++) {
        TokenTrial.Ran ran = new TokenTrial(turn, answer).run(at);
        String where = "turn " + turn + ", event " + at;
        assertTrue(ran.late().isEmpty(), () -> where + ": too late: " + ran.late());
        assertTrue(ran.requestCount() > 0 || at == 1, where);
        check.on(ran);
        asked += ran.wasAsked() ? 1 : 0;
      }
    }
    assertTrue(asked > TURNS, "a token's end was met " + asked + " times");
  }
}
