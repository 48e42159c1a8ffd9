package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.port.model.ModelFailure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusClassTest {

  @ParameterizedTest
  @CsvSource({
    "302, NOT_CONFIGURED, false",
    "400, REJECTED, false",
    "401, NOT_CONFIGURED, false",
    "402, QUOTA_EXHAUSTED, false",
    "404, NOT_CONFIGURED, false",
    "408, TIMEOUT, true",
    "413, CONTEXT_TOO_LONG, false",
    "422, REJECTED, false",
    "429, RATE_LIMITED, true",
    "500, UNAVAILABLE, true",
    "529, UNAVAILABLE, true"
  })
  void aStatusHasItsMeaning(int status, ModelFailure reason, boolean isPassing) {
    StatusClass found = StatusClass.of(status).orElseThrow();

    assertEquals(reason, found.reason());
    assertEquals(isPassing, found.isPassing());
  }

  @Test
  void aNumberThatIsNoStatusHasNone() {
    assertEquals(Optional.empty(), StatusClass.of(0));
  }
}
