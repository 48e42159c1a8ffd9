package dev.haystack.inbound.rfc6455;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SocketTallyTest {

  private final SocketTally tally = new SocketTally();

  @Test
  void aCodeThatNobodyOfUsGivesIsCountedAsAnother() {
    tally.closed(CloseCode.NORMAL.number());
    tally.closed(SocketTally.ABNORMAL);
    tally.closed(4711);
    tally.closed(4712);

    assertEquals(Map.of("1000", 1L, "1006", 1L, "other", 2L), counted(tally.closed()));
  }

  @Test
  void refusalsAreCountedByTheirReason() {
    tally.refused(403);
    tally.refused(403);
    tally.refused(418);

    assertEquals(Map.of("origin", 2L, "other", 1L), counted(tally.refused()));
  }

  @Test
  void everyLabelIsShownBeforeAnythingIsCounted() {
    for (CloseCode code : CloseCode.values()) {
      assertTrue(tally.closed().containsKey(Integer.toString(code.number())), code.name());
    }
    assertEquals(Map.of(), counted(tally.closed()));
    assertEquals(9, tally.refused().size());
  }

  private static Map<String, Long> counted(Map<String, LongSupplier> numbers) {
    return numbers.entrySet().stream()
        .filter(number -> number.getValue().getAsLong() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, number -> number.getValue().getAsLong()));
  }
}
