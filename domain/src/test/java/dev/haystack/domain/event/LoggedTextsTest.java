package dev.haystack.domain.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.session.TurnId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedTextsTest {

  private static final TurnId TURN = new TurnId("turn");
  private static final List<LoggedEvent> DELTAS =
      List.of(delta(7, "Guten"), delta(8, " "), delta(9, "Tag 👋"), delta(10, "!"));

  private final LoggedTexts texts = LoggedTexts.of(DELTAS);

  @Test
  void theDeltasAreOneTextAndCanBeHadAgain() {
    assertEquals("Guten Tag 👋!", texts.text());
    assertEquals(List.of(7L, 10L), List.of(texts.first(), texts.last()));
    assertEquals(4, texts.count());
    assertEquals(6, texts.length(2));
    assertEquals(DELTAS, texts.events());
  }

  @Test
  void aPartIsWhatWouldHaveBeenJoinedFromThere() {
    for (int i = 0; i < DELTAS.size(); i++) {
      LoggedTexts part = texts.from(7 + i);

      assertEquals(DELTAS.subList(i, DELTAS.size()), part.events());
      assertEquals(List.of(7L + i, 10L), List.of(part.first(), part.last()));
    }
  }

  private static LoggedEvent delta(long sequence, String content) {
    return new LoggedEvent(sequence, TURN, new TurnEvent.TextDelta(content));
  }
}
