package dev.haystack.application.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.identity.EndingToken;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.kit.model.ScriptedChatModel;
import dev.haystack.port.tracing.Span;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token ends at every request of a summary that is read in parts. */
@Tag("SE-13")
class SummaryTokenEndTest {

  private static final List<PastConversation> CONVERSATIONS =
      List.of(
          new PastConversation(
              "",
              Collections.nCopies(300, new PastConversation.Utterance("user", "I slept well."))));

  @Test
  void nothingIsAskedBehindTheEndOfTheToken() {
    int requests = requestCount();

    for (int at = 0; at < requests; at++) {
      var token = new EndingToken(at, EndingToken.Then.EXPIRED);

      var failed = assertInstanceOf(SummaryOutcome.Failed.class, summarize(token));

      assertEquals(ErrorCode.AUTH_EXPIRED, failed.code());
      assertEquals(at, token.requestCount());
      assertEquals(0, token.lateCount());
    }
  }

  @Test
  void whatWasAskedBeforeTheEndIsASummary() {
    assertInstanceOf(
        SummaryOutcome.Written.class,
        summarize(new EndingToken(requestCount(), EndingToken.Then.EXPIRED)));
  }

  @Test
  void aTokenThatTheVerifierTakesForLongerGoesOn() {
    int requests = requestCount();

    for (int at = 0; at < requests; at++) {
      var token = new EndingToken(at, EndingToken.Then.GOOD_FOR_LONGER);

      assertInstanceOf(SummaryOutcome.Written.class, summarize(token));
      assertEquals(requests, token.requestCount());
    }
  }

  private static int requestCount() {
    var token = new EndingToken(Integer.MAX_VALUE, EndingToken.Then.EXPIRED);
    assertInstanceOf(SummaryOutcome.Written.class, summarize(token));
    assertTrue(token.requestCount() > 3, () -> token.requestCount() + " requests");
    return token.requestCount();
  }

  private static SummaryOutcome summarize(EndingToken token) {
    var model =
        ScriptedChatModel.saying(
            _ -> {
              token.requested();
              return "Slept well.";
            });
    var work =
        new UserWork(
            new UserModels(model, UserLimits.none()),
            LocalPlaces.of(TurnLimits.DEFAULT),
            token.clock(),
            () -> "work");
    // one part after the other, so that no request is under way when another ends it
    var limits = new SummaryLimits(500, 1, 1, 1, Duration.ofHours(1));
    return new SummarizeConversations(work, limits, token.clock())
        .summarize(token.lease(), CONVERSATIONS, Span.OFF);
  }
}
