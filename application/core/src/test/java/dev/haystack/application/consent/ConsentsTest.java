package dev.haystack.application.consent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.SessionId;
import dev.haystack.kit.Examples;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("CS-1")
class ConsentsTest {

  private static final SessionId SESSION = new SessionId("s");
  private static final UserId ANNA = new UserId("test", "anna");
  private static final UserId BEN = new UserId("test", "ben");
  private static final JsonObject GOOD = Examples.object("{\"feeling\":\"good\"}");

  private final Consents consents = waiting(Duration.ofMinutes(1));

  private static Consents waiting(Duration time) {
    return new Consents(
        ConsentMode.USER, time, InstantSource.system(), () -> UUID.randomUUID().toString());
  }

  private ConsentQuestion question() {
    return consents.question(SESSION, ANNA, "record_mood_entry", GOOD);
  }

  private boolean answer(UserId user, ConsentQuestion asked, boolean isGranted) {
    return consents.answer(SESSION, user, asked.actionId(), isGranted);
  }

  @Test
  void theUsersFirstAnswerCounts() throws InterruptedException {
    var decision =
        consents.ask(
            question(),
            asked -> {
              assertTrue(answer(ANNA, asked, false));
              assertTrue(answer(ANNA, asked, true));
            });

    assertEquals(ConsentDecision.DECLINED, decision);
    assertEquals(0, consents.count());
  }

  @Test
  void nobodyElseAnswersNorInAnotherSessionNorBehindTime() throws InterruptedException {
    var brief = waiting(Duration.ofMillis(1));
    ConsentQuestion question = brief.question(SESSION, ANNA, "record_mood_entry", GOOD);
    var decision =
        brief.ask(
            question,
            asked -> {
              assertFalse(brief.answer(SESSION, BEN, asked.actionId(), true));
              assertFalse(brief.answer(new SessionId("t"), ANNA, asked.actionId(), true));
              assertFalse(brief.answer(SESSION, ANNA, "consent-1", true));
            });

    assertEquals(ConsentDecision.EXPIRED, decision);
    assertFalse(brief.answer(SESSION, ANNA, question.actionId(), true));
  }

  @Test
  void aQuestionSaysWhenItsTimeIsOver() {
    var at = Instant.parse("2026-03-02T09:00:00.123456Z");
    var minute =
        new Consents(
            ConsentMode.USER, Duration.ofMinutes(1), InstantSource.fixed(at), () -> "nonce");

    assertEquals(
        Instant.parse("2026-03-02T09:01:00.123Z"),
        minute.question(SESSION, ANNA, "record_mood_entry", GOOD).expiresAt());
  }

  @Test
  void anInterruptEndsTheQuestion() {
    ConsentQuestion question = question();
    assertThrows(
        InterruptedException.class,
        () -> consents.ask(question, _ -> Thread.currentThread().interrupt()));

    assertFalse(answer(ANNA, question, true));
  }

  @Test
  void aQuestionCoversItsArgumentsAlone() {
    ConsentQuestion question = question();

    assertTrue(ConsentQuestion.isName(question.actionId()));
    assertFalse(ConsentQuestion.isName(question.actionId().replaceFirst("[0-9a-f]$", "Z")));
    assertTrue(question.covers("record_mood_entry", GOOD));
    assertFalse(question.covers("generate_report", GOOD));
    assertFalse(question.covers("record_mood_entry", Examples.object("{\"feeling\":\"sad\"}")));
    // a yes to one is none to the next, even of the same words
    assertNotEquals(question.actionId(), question().actionId());
  }
}
