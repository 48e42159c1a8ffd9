package dev.haystack.outbound.gemini;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.port.model.ModelException;
import dev.haystack.port.model.ModelFailure;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("VE-15")
class ErrorTest {

  private static final Rig.Answering HELLO = Wire.stream(Wire.last("STOP", Wire.text("Hello")));
  private static final String NO_DETAILS = "[]";
  private static final String KEY_INVALID =
      "[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_KEY_INVALID\"}]";
  private static final String OF_A_DAY =
      "[{\"@type\":\"type.googleapis.com/google.rpc.QuotaFailure\",\"violations\":[{\"quotaId\":"
          + "\"GenerateRequestsPerDayPerProjectPerModel-FreeTier\"}]},"
          + "{\"retryDelay\":\"30s\"}]";
  private static final String OF_A_MINUTE =
      "[{\"violations\":[{\"quotaId\":\"GenerateRequestsPerMinutePerProjectPerModel\"}]},"
          + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"1.2s\"}]";
  private static final String TOO_LONG =
      "The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | canary        | " + KEY_INVALID + " | NOT_CONFIGURED",
        "401 | canary        | " + NO_DETAILS + " | NOT_CONFIGURED",
        "403 | canary        | " + NO_DETAILS + " | NOT_CONFIGURED",
        "404 | canary        | " + NO_DETAILS + " | NOT_CONFIGURED",
        "400 | " + TOO_LONG + " | " + NO_DETAILS + " | CONTEXT_TOO_LONG",
        "429 | canary        | " + OF_A_DAY + " | QUOTA_EXHAUSTED",
        "400 | canary        | " + NO_DETAILS + " | REJECTED",
      })
  void whatWouldFailAgainIsNotRepeated(
      int status, String message, String details, ModelFailure reason) {
    String error = error(status, message, details);
    try (var rig =
        new Rig(Wire.error(status, error), Wire.stream(Wire.event("{\"error\":" + error + "}")))) {
      for (int i = 1; i <= 2; i++) {
        ModelException failure = rig.failure();

        assertEquals(reason, failure.reason());
        assertEquals(i, rig.requests.size());
        assertFalse(String.valueOf(failure.getMessage()).contains("canary"));
      }
    }
  }

  @Test
  void anAccountThatIsNotServedIsNotConfigured() {
    String error = "{\"code\":400,\"message\":\"canary\",\"status\":\"FAILED_PRECONDITION\"}";
    try (var rig = new Rig(Wire.error(400, error))) {
      assertEquals(ModelFailure.NOT_CONFIGURED, rig.failure().reason());
      assertEquals(1, rig.requests.size());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503, 504})
  void whatMayPassIsRepeatedAlsoAsAnEvent(int status) {
    String error = error(status, "canary", NO_DETAILS);
    try (var rig =
        new Rig(
            Wire.error(status, error),
            Wire.stream(Wire.event("{\"error\":" + error + "}")),
            HELLO,
            Wire.error(status, error))) {
      assertEquals("Hello", rig.generate().text());
      assertEquals(
          status == 429 ? ModelFailure.RATE_LIMITED : ModelFailure.UNAVAILABLE,
          rig.failure().reason());
      assertEquals(6, rig.requests.size());
    }
  }

  @Test
  void theAdvisedDelayIsWaitedFor() {
    try (var rig = new Rig(Wire.error(429, error(429, "slow", OF_A_MINUTE)), HELLO)) {
      assertEquals("Hello", rig.generate().text());
      long waited = rig.waits.getFirst().toMillis();
      assertTrue(waited >= 1_200 && waited < 1_300, "waited for " + waited);
    }
  }

  @Test
  void anErrorIsReadInAListAndFromAnEventOfThatName() {
    String error = "{\"error\":" + error(400, "no", KEY_INVALID) + "}";
    try (var rig =
        new Rig(
            peer -> {
              var _ = peer.answer(400, "", "[" + error + "]");
            },
            Wire.stream("event: error\r\n" + Wire.event(error)))) {
      assertEquals(ModelFailure.NOT_CONFIGURED, rig.failure().reason());
      assertEquals(ModelFailure.NOT_CONFIGURED, rig.failure().reason());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "\"words\"", "{\"error\":\"words\"}"})
  void aBodyThatSaysNothingLeavesTheStatus(String body) {
    try (var rig =
        new Rig(
            peer -> {
              var _ = peer.answer(503, "", body);
            },
            peer -> {
              var _ = peer.answer(404, "", body);
            })) {
      assertEquals(ModelFailure.NOT_CONFIGURED, rig.failure().reason());
      assertEquals(2, rig.requests.size());
    }
  }

  @Test
  void anErrorAfterTextIsNotRepeatedAndOneBehindTheEndIsNone() {
    String overloaded = Wire.event("{\"error\":" + error(503, "no", NO_DETAILS) + "}");
    try (var rig =
        new Rig(
            Wire.stream(Wire.parts(Wire.text("Hel")), overloaded),
            Wire.stream(
                Wire.last("STOP", Wire.text("lo")), overloaded, "event: error\r\n" + overloaded))) {
      assertEquals(ModelFailure.UNAVAILABLE, rig.failure().reason());
      assertEquals(List.of("Hel"), rig.pieces);
      assertEquals("lo", rig.generate().text());
      assertEquals(2, rig.requests.size());
    }
  }

  private static String error(int code, String message, String details) {
    return "{\"code\":%d,\"message\":\"%s\",\"status\":\"X\",\"details\":%s}"
        .formatted(code, message, details);
  }
}
