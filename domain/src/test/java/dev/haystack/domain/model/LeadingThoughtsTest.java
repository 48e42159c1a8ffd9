package dev.haystack.domain.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("FP-5")
class LeadingThoughtsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "<think>Hm, <b>.</think>Hello;Hello",
        "|<think>|Hm|</think>||Hello;Hello",
        "<think></think>Hello;Hello",
        "<think>a</think> <think>b</think> c ;c ",
        "<think>never ends;''",
        "<think>a</think>|;''",
        " Hello;' Hello'",
        "<thin air>;<thin air>",
        "<think;<think",
        "||;||",
        "A <think>b</think>;A <think>b</think>"
      })
  void theAnswerIsWhatStandsBehindThemHoweverItIsCut(String written, String left) {
    String text = written.replace('|', '\n');
    String expected = left.replace('|', '\n');

    assertEquals(expected, String.join("", given(List.of(text))));
    for (int at = 0; at <= text.length(); at++) {
      assertEquals(
          expected,
          String.join("", given(List.of(text.substring(0, at), text.substring(at)))),
          "cut at " + at);
    }
  }

  @Test
  void anAnswerIsGivenAtOnce() {
    assertEquals(List.of("Hello", "", " there", ""), given(List.of("Hello", "", " there")));
  }

  @Test
  @Timeout(60)
  void manyOfThemAndManyBlanksCostInProportion() {
    assertEquals("x", String.join("", given(List.of("<think></think>".repeat(100_000) + "x"))));
    var blanks = new LeadingThoughts();
    int given = 0;
    for (int i = 0; i < 300_000; i++) {
      given += blanks.answerIn("   ").length();
    }
    assertEquals(900_000, given + blanks.rest().length());
  }

  private static List<String> given(List<String> pieces) {
    var thoughts = new LeadingThoughts();
    List<String> given = new ArrayList<>();
    pieces.forEach(piece -> given.add(thoughts.answerIn(piece)));
    given.add(thoughts.rest());
    return given;
  }
}
