package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.model.Usage;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {

  @Test
  void whatWasCountedStands() {
    var counted = new Usage(9, 3, 1, 2, 1, false);

    assertEquals(counted, TokenEstimate.completed(counted, 4000, 4000));
  }

  @Test
  void whatWasNotCountedIsAFourthOfTheCharacters() {
    assertEquals(new Usage(1000, 2, 0, 0, 0, true), TokenEstimate.completed(Usage.NONE, 4000, 5));
    assertEquals(
        new Usage(7, 2, 0, 0, 0, true),
        TokenEstimate.completed(new Usage(7, 0, 0, 0, 0, false), 4000, 5));
  }

  @Test
  void ofAnEmptyAnswerNothingIsMissing() {
    var counted = new Usage(9, 0, 0, 0, 0, false);

    assertEquals(counted, TokenEstimate.completed(counted, 4000, 0));
  }
}
