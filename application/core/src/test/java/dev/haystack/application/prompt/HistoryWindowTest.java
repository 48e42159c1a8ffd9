package dev.haystack.application.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistoryWindowTest {

  @Test
  void whatFitsIsShownFromItsBeginning() {
    assertEquals(0, HistoryWindow.begin(passages(10, 20, 30), 60));
  }

  @Test
  void overTheLimitTheOldestGoUntilHalfOfItIsFree() {
    assertEquals(3, HistoryWindow.begin(passages(20, 20, 20, 20, 20, 1), 100));
  }

  @Test
  void onePassageThatIsTooLongAloneIsNotShownNorWhatIsBeforeIt() {
    assertEquals(2, HistoryWindow.begin(passages(10, 101, 5), 100));
  }

  @Test
  void theFrontMovesSeldomAndNeverBack() {
    var random = new Random(5);
    List<Passage> passages = new ArrayList<>();
    int begin = 0;
    int moved = 0;
    for (int turn = 0; turn < 1_000; turn++) {
      passages.add(passage(1 + random.nextInt(20)));
      int next = HistoryWindow.begin(passages, 1_000);
      assertTrue(next >= begin);
      assertTrue(Passage.tokens(passages.subList(next, passages.size())) <= 1_000);
      moved += next > begin ? 1 : 0;
      begin = next;
    }
    // some 10,500 tokens, of which 500 go at once
    assertTrue(moved >= 15 && moved <= 25, "moved " + moved);
  }

  @Test
  void whereARunningTurnLeavesLessTheNewestStayAndTheyGoInCoarseSteps() {
    var passages = passages(20, 20, 20, 20, 20);

    assertEquals(passages, HistoryWindow.newest(passages, 100));
    assertEquals(passages.subList(3, 5), HistoryWindow.newest(passages, 99));
    assertEquals(passages.subList(3, 5), HistoryWindow.newest(passages, 40));
    assertEquals(passages.subList(4, 5), HistoryWindow.newest(passages, 39));
    assertEquals(List.of(), HistoryWindow.newest(passages, 19));
  }

  private static List<Passage> passages(int... tokens) {
    List<Passage> passages = new ArrayList<>();
    for (int each : tokens) {
      passages.add(passage(each));
    }
    return passages;
  }

  private static Passage passage(int tokens) {
    return new Passage(List.of(), List.of(), tokens);
  }
}
