package dev.haystack.cluster.reach;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwayReasonsTest {

  private final List<String> said = new ArrayList<>();
  private final AwayReasons reasons = new AwayReasons(said::add);

  @Test
  void aStoreThatIsAwayFromTheStartIsSaidToBeWhenConnectingHasHadItsTime() {
    look("refused", AwayReasons.LOOKS_AT_START);
    assertEquals(List.of(), said);

    look("refused", 20);

    assertEquals(List.of("refused"), said);
  }

  @Test
  void aLossIsSaidAtOnceAndAnotherReasonWhenItShows() {
    reasons.lost("no answer");
    look("no answer", 3);
    look("wrong password", 3);
    look("no answer", 3);

    assertEquals(List.of("no answer", "wrong password"), said);
    assertEquals("no answer", reasons.newest());
  }

  @Test
  void theNextOutageIsSaidAnew() {
    reasons.lost("no answer");
    reasons.lost("no answer");

    assertEquals(List.of("no answer", "no answer"), said);
  }

  @Test
  void reasonsThatDifferEveryTimeDoNotFillTheLog() {
    for (int i = 0; i < 100; i++) {
      look("reason " + i, 1);
    }

    assertEquals(AwayReasons.REASONS_MAX, said.size());
  }

  private void look(String reason, int times) {
    for (int i = 0; i < times; i++) {
      reasons.stillAway(reason);
    }
  }
}
