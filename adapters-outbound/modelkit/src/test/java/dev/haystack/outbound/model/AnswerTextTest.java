package dev.haystack.outbound.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

  private static final String HIGH = "\uD83D";
  private static final String LOW = "\uDE00";

  private final List<String> pieces = new ArrayList<>();
  private final AnswerText text = new AnswerText(pieces::add, 10);

  @Test
  void aPieceIsHandedOnAtOnceAndAnEmptyOneIsNone() {
    text.append("a");
    text.append("");
    text.append("b");

    assertEquals(List.of("a", "b"), pieces);
    assertEquals("ab", text.toString());
  }

  @Test
  void halfOfAPairWaitsForItsOther() {
    text.append("a" + HIGH);

    assertEquals(List.of("a"), pieces);
    text.append(LOW + "b");
    assertEquals(List.of("a", HIGH + LOW + "b"), pieces);
  }

  @Test
  void halfOfAPairCountsAsBegun() {
    assertFalse(text.isBegun());

    text.append(HIGH);

    assertTrue(text.isBegun());
    assertTrue(text.isEmpty());
  }

  @Test
  void halvesWithoutTheirOtherBecomeTheSignForThat() {
    text.append(LOW);
    text.append(HIGH);
    text.append("b");
    text.append(HIGH);
    text.end();

    assertEquals("\uFFFD\uFFFDb\uFFFD", text.toString());
  }

  @Test
  void textOverTheLimitIsNotHandedOn() {
    text.append("0123456789");

    assertThrows(AttemptException.class, () -> text.append("x"));

    assertEquals(List.of("0123456789"), pieces);
  }
}
