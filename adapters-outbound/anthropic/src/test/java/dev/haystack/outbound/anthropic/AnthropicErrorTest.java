package dev.haystack.outbound.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("VE-8")
class AnthropicErrorTest {

  private static final String CANARY = "canary-words";

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, canary-words, REJECTED, 1",
    "400, invalid_request_error, Prompt is too long: 9 > 8, CONTEXT_TOO_LONG, 1",
    "400, invalid_request_error, Your credit balance is too low, QUOTA_EXHAUSTED, 1",
    "400, invalid_request_error, Your specified API usage limits, QUOTA_EXHAUSTED, 1",
    "400, invalid_request_error, This organization has been disabled., NOT_CONFIGURED, 1",
    "400, billing_error, canary-words, QUOTA_EXHAUSTED, 1",
    "401, authentication_error, canary-words, NOT_CONFIGURED, 1",
    "402, a_new_one, canary-words, QUOTA_EXHAUSTED, 1",
    "403, permission_error, canary-words, NOT_CONFIGURED, 1",
    "404, not_found_error, canary-words, NOT_CONFIGURED, 1",
    "413, request_too_large, canary-words, CONTEXT_TOO_LONG, 1",
    "422, a_new_one, canary-words, REJECTED, 1",
    "429, rate_limit_error, canary-words, RATE_LIMITED, 3",
    "408, a_new_one, canary-words, UNAVAILABLE, 3",
    "500, api_error, canary-words, UNAVAILABLE, 3",
    "502, api_error, canary-words, UNAVAILABLE, 3",
    "503, api_error, canary-words, UNAVAILABLE, 3",
    "504, timeout_error, canary-words, UNAVAILABLE, 3",
    "529, overloaded_error, canary-words, UNAVAILABLE, 3"
  })
  void anErrorInPlaceOfAStream(
      int status, String type, String message, ModelFailure reason, int attempts) {
    try (var rig = AnthropicRig.answering(AnthropicWire.status(status, "", type, message))) {
      ModelException failure = rig.failure();

      assertEquals(reason, failure.reason());
      assertEquals(attempts, rig.requests.size());
      assertFalse(String.valueOf(failure.getMessage()).contains(CANARY));
    }
  }

  @Test
  void theStatusDoesWhereThereIsNoBodyThatCanBeRead() {
    for (String body : List.of("", "<html>" + CANARY, "[1]", "{\"error\":\"canary-words\"}")) {
      try (var rig = AnthropicRig.answering(peer -> peer.answer(529, "", body))) {
        assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
        assertEquals(3, rig.requests.size());
      }
    }
  }

  @Test
  void aLimitIsWaitedForAsLongAsTheServerSays() {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.status(429, "retry-after: 7\r\n", "rate_limit_error", "slow"),
            AnthropicWire.hello())) {
      assertEquals("Hello there", rig.generate().text());
      assertEquals(7, rig.waits.getFirst().toSeconds());
    }
  }

  @Test
  void aLimitThatWasReachedForGoodIsAQuota() {
    String body =
        AnthropicWire.json(
            "{'type':'error','error':{'type':'rate_limit_error','message':'no',"
                + "'details':{'error_code':'spend_limit_reached'}}}");
    try (var rig = AnthropicRig.answering(peer -> peer.answer(429, "retry-after: 7\r\n", body))) {
      ModelException failure = rig.failure();

      assertEquals(ModelFailure.QUOTA_EXHAUSTED, failure.reason());
      assertEquals(Duration.ofSeconds(7), failure.retryAfter());
      assertEquals(1, rig.requests.size());
    }
  }

  @Test
  void theServersWordThatNobodyShouldAskAgainIsObeyed() {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.status(529, "x-should-retry: false\r\n", "overloaded_error", "busy"))) {
      assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
      assertEquals(1, rig.requests.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "overloaded_error, UNAVAILABLE, 3",
    "api_error, UNAVAILABLE, 3",
    "a_new_one, UNAVAILABLE, 3",
    "rate_limit_error, RATE_LIMITED, 3",
    "invalid_request_error, REJECTED, 1",
    "authentication_error, NOT_CONFIGURED, 1",
    "billing_error, QUOTA_EXHAUSTED, 1"
  })
  void anErrorInAStreamBeforeAnyText(String type, ModelFailure reason, int attempts) {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(AnthropicWire.start(), AnthropicWire.errorEvent(type, CANARY)))) {
      assertEquals(reason, rig.failure().reason());
      assertEquals(attempts, rig.requests.size());
    }
  }

  @Test
  void anErrorInACallBeforeAnyTextIsRepeatedToo() {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.call(0, "t1", "{}"),
                AnthropicWire.errorEvent("overloaded_error", CANARY)),
            AnthropicWire.hello())) {
      assertEquals("Hello there", rig.generate().text());
      assertEquals(2, rig.requests.size());
    }
  }

  @ParameterizedTest
  @CsvSource({"overloaded_error, UNAVAILABLE", "api_error, TRUNCATED", "a_new_one, TRUNCATED"})
  void anErrorInAStreamAfterText(String type, ModelFailure reason) {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream(
                AnthropicWire.start(),
                AnthropicWire.words(0, "Hello"),
                AnthropicWire.errorEvent(type, CANARY)))) {
      ModelException failure = rig.failure();

      assertEquals(reason, failure.reason());
      assertEquals(1, rig.requests.size());
      assertFalse(String.valueOf(failure.getMessage()).contains(CANARY));
    }
  }

  @Test
  void anErrorIsReadByItsTypeWithoutTheNameOfItsEvent() {
    try (var rig =
        AnthropicRig.answering(
            AnthropicWire.stream("data: " + AnthropicWire.error("overloaded_error", "x") + "\n\n"),
            AnthropicWire.hello())) {
      assertEquals("Hello there", rig.generate().text());
    }
  }
}
