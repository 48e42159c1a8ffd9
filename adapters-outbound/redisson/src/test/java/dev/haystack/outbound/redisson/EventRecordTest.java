package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.event.TurnEvent;
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
}
