package dev.haystack.outbound.openai;

import static dev.haystack.outbound.openai.Sse.call;
import static dev.haystack.outbound.openai.Sse.event;
import static dev.haystack.outbound.openai.Sse.status;
import static dev.haystack.outbound.openai.Sse.stream;
import static dev.haystack.outbound.openai.Sse.words;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.model.Peer;
import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest {

  private static final String OVERLOADED = "{\"error\":{\"code\":\"overloaded\"}}";

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 529})
  @Tag("ER-3")
  void aPassingFailureBeforeTheFirstTokenIsRetried(int code) {
    try (var rig = Rig.answering(status(code, "", ""), status(code, "", ""), Sse.hello())) {
      assertEquals("Hello there", rig.generate().text());
      assertEquals(2, rig.waits.size());
      assertTrue(rig.waits.get(0).toMillis() <= 250);
      assertTrue(rig.waits.get(1).toMillis() <= 500);
    }
  }

  @Test
  @Tag("ER-3")
  void aBrokenConnectionOrAnErrorBeforeTheFirstTokenIsRetried() {
    try (var rig =
        Rig.answering(
            Peer::reset,
            peer -> peer.stream().chunk(": begun\n\n").reset(),
            Sse.hello(),
            stream(Sse.delta("{\"role\":\"assistant\"}"), event(OVERLOADED)),
            Sse.hello())) {
      assertEquals("Hello there", rig.generate().text());
      assertEquals("Hello there", rig.generate().text());
      assertEquals(3, rig.waits.size());
    }
  }

  @Test
  @Tag("ER-3")
  void nothingIsRetriedAfterTheFirstTokenOrTheBeginningOfACall() {
    try (var rig =
        Rig.answering(
            stream(words("a"), event(OVERLOADED)),
            stream(call("{\"index\":0,\"id\":\"c1\"}"), event(OVERLOADED)),
            stream(Sse.delta("{\"content\":\"\\ud83d\"}"), event(OVERLOADED)),
            peer -> peer.stream().chunk(words("a")).reset())) {
      assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
      assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
      assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
      assertEquals(ModelFailure.TRUNCATED, rig.failure().reason());
      assertEquals(List.of(), rig.waits);
      assertEquals(List.of("a", "a"), rig.pieces);
    }
  }

  @Test
  void theNumberOfAttemptsIsLimited() {
    try (var rig = Rig.answering(status(503, "", ""))) {
      assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
      assertEquals(3, rig.requests.size());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Retry-After, 3, 3000",
    "Retry-After, 1.5, 1500",
    "retry-after-ms, 700, 700",
    "Retry-After, 'Mon, 2 Mar 2026 09:00:04 GMT', 4000"
  })
  @Tag("ER-2")
  void theServersAdviceIsFollowed(String name, String value, long millis) {
    try (var rig = Rig.answering(status(429, name + ": " + value + "\r\n", ""), Sse.hello())) {
      assertEquals("Hello there", rig.generate().text());
      long waited = rig.waits.getFirst().toMillis();
      assertTrue(waited >= millis && waited < millis + 100, "waited for " + waited);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"01:00", "17:00"})
  @Tag("FC-4")
  void adviceInAServersTimeIsMeasuredByThatServersClock(String clock) {
    String day = "Mon, 2 Mar 2026 " + clock;
    String headers = "Date: " + day + ":00 GMT\r\nRetry-After: " + day + ":04 GMT\r\n";
    try (var rig = Rig.answering(status(429, headers, ""), Sse.hello())) {
      assertEquals("Hello there", rig.generate().text());
      long waited = rig.waits.getFirst().toMillis();
      assertTrue(waited >= 4_000 && waited < 4_100, "waited for " + waited);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-5", "NaN", "Mon, 2 Mar 2020 09:00:04 GMT", ""})
  @Tag("ER-2")
  void adviceThatMakesNoSenseIsIgnored(String value) {
    try (var rig = Rig.answering(status(429, "Retry-After: " + value + "\r\n", ""), Sse.hello())) {
      assertEquals("Hello there", rig.generate().text());
      assertTrue(rig.waits.getFirst().toMillis() <= 250);
    }
  }

  @Test
  @Tag("ER-2")
  void adviceBeyondTheRoundsLimitIsHandedOn() {
    try (var rig = Rig.answering(status(429, "Retry-After: 60\r\n", ""))) {
      ModelException failure = rig.failure();

      assertEquals(ModelFailure.RATE_LIMITED, failure.reason());
      assertEquals(Duration.ofSeconds(60), failure.retryAfter());
      assertEquals(1, rig.requests.size());
    }
  }

  @Test
  @Tag("ER-2")
  void exhaustedQuotaIsNeverRetried() {
    String code = "{\"error\":{\"message\":\"m\",\"code\":\"insufficient_quota\"}}";
    String type = "{\"error\":{\"type\":\"insufficient_quota\",\"code\":null}}";
    try (var rig =
        Rig.answering(status(429, "", code), status(429, "", type), stream(event(code)))) {
      for (int i = 1; i <= 3; i++) {
        assertEquals(ModelFailure.QUOTA_EXHAUSTED, rig.failure().reason());
        assertEquals(i, rig.requests.size());
      }
    }
  }

  @Test
  void theBudgetOfRetriesIsATenthOfTheCallsAndAReserve() {
    try (var rig = Rig.answering(status(503, "", ""))) {
      for (int i = 0; i < 100; i++) {
        assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
      }

      int retries = rig.requests.size() - 100;
      assertTrue(retries >= 15 && retries <= 21, retries + " retries");
    }
  }
}
