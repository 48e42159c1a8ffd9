package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.model.FinishReason;
import dev.haystack.port.model.ModelFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingTest {

  @ParameterizedTest
  @CsvSource({
    "WHOLE, false, true, STOP",
    "WHOLE, true, true, TOOL_CALLS",
    "WHOLE, true, false, STOP",
    "CALLING, true, true, TOOL_CALLS",
    "CALLING, true, false, STOP",
    "CALLING, false, false, STOP",
    "CUT_AT_LENGTH, true, true, LENGTH",
    "REFUSED, false, true, CONTENT_FILTER",
    "FILTERED, true, true, CONTENT_FILTER"
  })
  void callsAreMadeWhereAnAnswerWithThemIsWholeAndTheyWereAskedFor(
      Ending ending, boolean calls, boolean mayCall, FinishReason expected) {
    assertEquals(expected, ending.reason(text("So"), calls, mayCall));
  }

  @ParameterizedTest
  @CsvSource({
    "OPEN, false, TRUNCATED",
    "BROKEN, true, TRUNCATED",
    "CALLING, false, TRUNCATED",
    "REFUSED, false, REFUSED",
    "FILTERED, true, CONTENT_FILTERED"
  })
  void whatIsNoAnswerFails(Ending ending, boolean calls, ModelFailure expected) {
    var failure = assertThrows(AttemptException.class, () -> ending.reason(text(""), calls, true));

    assertEquals(expected, failure.toModelException().reason());
  }

  @Test
  void nothingTakesAGoodEndBack() {
    assertEquals(false, Ending.OPEN.isGood());
    assertEquals(false, Ending.BROKEN.isGood());
    assertEquals(true, Ending.FILTERED.isGood());
  }

  private static AnswerText text(String said) {
    var text = new AnswerText(_ -> {}, 100);
    text.append(said);
    return text;
  }
}
