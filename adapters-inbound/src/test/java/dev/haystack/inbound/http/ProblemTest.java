package dev.haystack.inbound.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.error.ErrorCode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  private static final Set<Integer> STATUSES =
      Set.of(401, 403, 404, 405, 413, 422, 426, 429, 500, 502, 503, 504, 505);

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAStatusOfTheContract(ErrorCode code) {
    var problem = Problem.of(code);

    assertTrue(STATUSES.contains(problem.status()), code + " " + problem.status());
    assertEquals(code.wireName(), problem.toJson("/x").string("code").orElseThrow());
    assertEquals(
        Set.of(429, 503).contains(problem.status()), problem.headers().containsKey("Retry-After"));
  }

  @Test
  void theAdvisedWaitIsRoundedUpToSeconds() {
    var problem = Problem.of(ErrorCode.RATE_LIMITED, Duration.ofMillis(1_200));

    assertEquals("2", problem.headers().get("Retry-After"));
  }

  @Test
  void aMissingTokenIsToldHowToComeBack() {
    assertEquals("Bearer", Problem.of(ErrorCode.AUTH_MISSING).headers().get("WWW-Authenticate"));
  }
}
