package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.event.TurnEvent;
import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRecordTest {

  @Test
  void aNodeThatKnowsNoSummariesReadsTheEndOfATurn() {
    var compacted = new TurnEvent.ContextCompacted(12, 70_000, 35_000);

    var record = EventRecord.of(compacted);

    assertEquals(compacted, EventRecord.read(record));
    assertEquals("ended", record.string("kind").orElseThrow());
    assertEquals(new TurnEvent.Ended(), EventRecord.read(record.without("compacted")));
    assertEquals(new TurnEvent.Ended(), EventRecord.read(EventRecord.of(new TurnEvent.Ended())));
  }

  @Test
  void aNodeThatKnowsNoQuestionsReadsThatNoActionsAreRequested() {
    var asked =
        new TurnEvent.ConfirmationRequired(
            "consent-1",
            "call-1",
            "record_mood_entry",
            "Record Mood Entry",
            JsonObject.EMPTY.with("feeling", Json.of("good")),
            Instant.ofEpochMilli(1_700_000_000_123L));

    var record = EventRecord.of(asked);

    assertEquals(asked, EventRecord.read(record));
    assertEquals(
        new TurnEvent.ActionsRequested(List.of()),
        EventRecord.read(record.without("confirmation")));
  }
}
