package dev.haystack.application.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.haystack.application.cache.ContentCache;
import dev.haystack.application.cost.UserLimits;
import dev.haystack.application.cost.UserModels;
import dev.haystack.application.cost.UserWork;
import dev.haystack.application.identity.EndingToken;
import dev.haystack.application.policy.CheckPolicy;
import dev.haystack.application.policy.RequestOrigin;
import dev.haystack.application.policy.ReviewTemplate;
import dev.haystack.application.policy.UncheckedRule;
import dev.haystack.application.turn.LocalPlaces;
import dev.haystack.application.turn.TurnLimits;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.model.AnswerFormat;
import dev.haystack.domain.model.ModelRequest;
import dev.haystack.kit.model.ScriptedChatModel;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A token ends at every request of a document that is read in parts. */
@Tag("SE-13")
class DocumentTokenEndTest {

  private static final int TOKENS_MAX = 3_000;
  private static final String CLEAN =
      "{\"is_violation\":false,\"violation_type\":\"none\",\"reason\":\"\",\"confidence\":\"high\"}";

  @Test
  void nothingIsAskedBehindTheEndOfTheToken() {
    int requests = requestCount();

    for (int at = 0; at < requests; at++) {
      var token = new EndingToken(at, EndingToken.Then.EXPIRED);

      var failed = assertInstanceOf(DocumentOutcome.Failed.class, write(token));

      assertEquals(ErrorCode.AUTH_EXPIRED, failed.code());
      assertEquals(at, token.requestCount());
      assertEquals(0, token.lateCount());
    }
  }

  @Test
  void whatWasAskedBeforeTheEndIsADocument() {
    assertInstanceOf(
        DocumentOutcome.Written.class,
        write(new EndingToken(requestCount(), EndingToken.Then.EXPIRED)));
  }

  @Test
  void aTokenThatTheVerifierTakesForLongerGoesOn() {
    int requests = requestCount();

    for (int at = 0; at < requests; at++) {
      var token = new EndingToken(at, EndingToken.Then.GOOD_FOR_LONGER);

      assertInstanceOf(DocumentOutcome.Written.class, write(token));
      assertEquals(requests, token.requestCount());
    }
  }

  /** Of a whole document: the review, some parts and the draft. */
  private static int requestCount() {
    var token = new EndingToken(Integer.MAX_VALUE, EndingToken.Then.EXPIRED);
    var written = assertInstanceOf(DocumentOutcome.Written.class, write(token));
    assertEquals(2 + written.document().partsRead(), token.requestCount());
    return token.requestCount();
  }

  private static DocumentOutcome write(EndingToken token) {
    var models =
        new UserModels(
            ScriptedChatModel.saying(request -> reply(request, token)), UserLimits.none());
    var check = new CheckPolicy(models, new ContentCache<>(token.clock(), 10, Duration.ofHours(1)));
    var writing =
        new WriteDocument(
            new UserWork(models, LocalPlaces.of(TurnLimits.DEFAULT), token.clock(), () -> "work"),
            new ReviewTemplate(
                check, UncheckedRule.FAIL_CLOSED, Optional.empty(), token.clock(), () -> "v"),
            // one part after the other, so that no request is under way when another ends it
            new DocumentLimits(1, 1, 1),
            TOKENS_MAX,
            token.clock().withZone(ZoneOffset.UTC));
    var said = new Utterance("Client", "I slept well again.", Optional.empty());
    var request =
        new DocumentRequest(
            token.lease(),
            new Template("t", "Note", "# Note"),
            Collections.nCopies(1_000, said),
            new Person("c-1", "Maria Garcia"),
            new Person("p-1", "Ana"),
            "",
            RequestOrigin.UNKNOWN,
            Optional.empty());
    return writing.write(request, _ -> {});
  }

  private static String reply(ModelRequest request, EndingToken token) {
    token.requested();
    return request.format() == AnswerFormat.JSON_OBJECT ? CLEAN : "# Note\nSlept well.";
  }
}
