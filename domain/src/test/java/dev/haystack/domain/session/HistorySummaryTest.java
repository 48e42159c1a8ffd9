package dev.haystack.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.MergePatch;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistorySummaryTest {

  private static final JsonObject FOUND = JsonObject.EMPTY.with("last_client_id", "c1");
  private static final HistorySummary SUMMARY =
      new HistorySummary(new MessageId("a9"), "They met.", 18, 70_000, 35_000, false);

  @Test
  void itIsReadFromTheContextInWhichItWasPut() {
    JsonObject context = MergePatch.apply(FOUND, SUMMARY.patch());

    assertEquals(Optional.of(SUMMARY), HistorySummary.in(context));
    assertEquals(FOUND, HistorySummary.without(context));
  }

  @Test
  void thatItWasToldHoldsForItAndNotForTheNextOne() {
    JsonObject context = MergePatch.apply(FOUND, SUMMARY.patch());

    JsonObject told = MergePatch.apply(context, SUMMARY.toldPatch());
    var next = new HistorySummary(new MessageId("a20"), "And again.", 4, 7, 5, false);

    assertTrue(HistorySummary.in(told).orElseThrow().told());
    assertEquals(Optional.of(next), HistorySummary.in(MergePatch.apply(told, next.patch())));
  }

  @Test
  void aContextWithoutOneOrWithSomethingElseInItsPlaceHasNone() {
    assertEquals(Optional.empty(), HistorySummary.in(FOUND));
    for (String odd : new String[] {"1", "{}", "{\"up_to\":\"a\"}", "{\"text\":\"x\"}"}) {
      assertEquals(
          Optional.empty(),
          HistorySummary.in(JsonObject.EMPTY.with("conversation_summary", Json.parse(odd))));
    }
  }
}
