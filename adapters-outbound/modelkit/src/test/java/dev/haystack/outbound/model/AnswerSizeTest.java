package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AnswerSizeTest {

  private final ModelLimits limits = ModelLimits.defaults();
  private final AnswerSize size = new AnswerSize(limits);

  @Test
  void asManyCharactersAsMayBeAreTakenAndNoMore() {
    size.chars(1);
    size.chars(limits.answerCharsMax() - 1);

    assertEquals(limits.answerCharsMax(), size.chars());
    assertThrows(AttemptException.class, () -> size.chars(1));
  }

  @Test
  void asManyCallsAsMayBeAreTakenAndNoMore() {
    for (int i = 0; i < limits.callsMax(); i++) {
      size.call();
    }

    assertEquals(true, size.hasCalls());
    assertThrows(AttemptException.class, size::call);
  }
}
