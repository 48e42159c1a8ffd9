package dev.haystack.outbound.nestjs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.tool.ToolResult;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which the practice fails is told apart, in words of our own. */
@Tag("TC-9")
class FailuresTest {

  @ParameterizedTest
  @CsvSource({
    "302, BACKEND_ERROR",
    "400, REJECTED",
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "408, TIMEOUT",
    "409, REJECTED",
    "413, REJECTED",
    "418, REJECTED",
    "422, REJECTED",
    "429, RATE_LIMITED",
    "500, BACKEND_ERROR",
    "501, BACKEND_ERROR",
    "503, BACKEND_ERROR"
  })
  void aStatusHasItsReasonAndNothingOfTheBodyLeaks(int status, ToolFailure reason) {
    try (var practice = new PracticeServer(_ -> Reply.status(status))) {
      var failure = Calls.failure(Calls.backend(practice.uri("")).call(Calls.clientSummary()));

      assertEquals(reason, failure.reason());
      assertFalse(failure.message().isBlank());
      assertFalse(
          new ToolResult.Failure(reason, failure.message()).modelText().contains(Calls.SECRET));
    }
  }

  @Test
  void eachKindOfFailureHasItsOwnMessage() {
    Set<String> messages = new HashSet<>();
    List<Integer> statuses = List.of(302, 401, 403, 404, 409, 413, 422, 429, 500, 503);
    statuses.forEach(status -> messages.add(FailureWords.ofStatus(status).result().message()));
    List<String> others =
        List.of(
            FailureWords.CANCELLED,
            FailureWords.DOWN,
            FailureWords.TIMEOUT,
            FailureWords.TOO_LARGE,
            FailureWords.OVER_LIMITS,
            FailureWords.NOT_JSON,
            FailureWords.INVALID,
            FailureWords.INTERNAL);
    messages.addAll(others);

    assertEquals(statuses.size() + others.size(), messages.size());
  }

  @Test
  @Tag("ER-6")
  void aPracticeThatIsDownIsToldToBe() {
    URI gone;
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      gone = practice.uri("/api/v1");
    }

    var failure = Calls.failure(Calls.backend(gone).call(Calls.clientSummary()));

    assertEquals(ToolFailure.BACKEND_DOWN, failure.reason());
    assertEquals(FailureWords.DOWN, failure.message());
  }

  @Test
  void aPracticeThatSaysNothingTimesOut() {
    var end = new CountDownLatch(1);
    try (var practice = new PracticeServer(_ -> waitFor(end))) {
      var settings = NestJsSettings.of(practice.uri("")).withToolLimit(Duration.ofMillis(200));

      var failure = Calls.failure(Calls.backend(settings).call(Calls.clientSummary()));

      end.countDown();
      assertEquals(ToolFailure.TIMEOUT, failure.reason());
    }
  }

  @Test
  void anAnswerOverTheLimitIsTooLarge() {
    try (var practice = new PracticeServer(_ -> Reply.ok("\"" + "x".repeat(1 << 20) + "\""))) {
      var failure = Calls.failure(Calls.backend(practice.uri("")).call(Calls.clientSummary()));

      assertEquals(ToolFailure.TOO_LARGE, failure.reason());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>" + Calls.SECRET, "{\"a\":1,}", "{} {}"})
  void anAnswerThatIsNoJsonIsSaidToBe(String body) {
    try (var practice = new PracticeServer(_ -> Reply.ok(body))) {
      var failure = Calls.failure(Calls.backend(practice.uri("")).call(Calls.clientSummary()));

      assertEquals(ToolFailure.NOT_JSON, failure.reason());
      assertFalse(failure.message().contains(Calls.SECRET));
    }
  }

  @Test
  void aRedirectIsNotFollowed() {
    try (var practice =
        new PracticeServer(_ -> new Reply(302, "", Map.of("Location", "/api/v1/elsewhere")))) {
      var failure = Calls.failure(Calls.backend(practice.uri("")).call(Calls.clientSummary()));

      assertEquals(ToolFailure.BACKEND_ERROR, failure.reason());
      assertEquals(1, practice.received().size());
    }
  }

  @Test
  void aWriteThatIsAnsweredWithoutABodyHasSucceeded() {
    try (var practice = new PracticeServer(_ -> Reply.ok(""))) {
      assertEquals(
          Calls.object("{}"), Calls.value(Calls.backend(practice.uri("")).call(Calls.report())));
    }
  }

  @Test
  void aTokenThatCannotStandInAHeaderIsNotSent() {
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      var call = Calls.withToken(Calls.clientSummary(), new AccessToken("a\r\nprofileid: other"));

      var failure = Calls.failure(Calls.backend(practice.uri("")).call(call));

      assertEquals(ToolFailure.UNAUTHORIZED, failure.reason());
      assertEquals(0, practice.received().size());
    }
  }

  @Test
  void emptyArgumentsThatAreNeededAreRefusedWithoutACall() {
    try (var practice = new PracticeServer(_ -> Reply.ok("{}"))) {
      var backend = Calls.backend(practice.uri(""));

      Stream.of(
              Calls.call("get_client_summary", "{\"client_id\":\" \"}"),
              Calls.call(
                  "semantic_search_sessions", "{\"query\":\" \",\"transcript_ids\":[\"a\"]}"),
              Calls.call("semantic_search_sessions", "{\"query\":\"a\",\"transcript_ids\":[]}"),
              Calls.call("get_conversations", "{}"),
              Calls.call("validate_sessions", "{\"sessions\":[]}"),
              Calls.call("get_practitioner_today", "{\"timezone\":\"Mars/Base\"}"))
          .forEach(
              call ->
                  assertEquals(
                      ToolFailure.INVALID_ARGUMENTS, Calls.failure(backend.call(call)).reason()));
      assertEquals(0, practice.received().size());
    }
  }

  private static Reply waitFor(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.ok("{}");
  }
}
