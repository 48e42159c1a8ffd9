package dev.haystack.outbound.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.outbox.OutboxContract;
import dev.haystack.port.outbox.OutboxCounts;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.outbox.ViolationOutbox.Placement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryOutboxTest extends OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(30);

  private final ManualClock clock = new ManualClock();
  private final MemoryOutbox outbox =
      new MemoryOutbox(clock, new MemoryOutboxLimits(100, 1_000_000, 10, 20));

  @Override
  protected ViolationOutbox outbox() {
    return outbox;
  }

  @Override
  protected Instant now() {
    return clock.instant();
  }

  @Override
  protected void advance(Duration time) {
    clock.advance(time);
  }

  @Test
  void aFullOutboxRefusesWhatIsNewUntilThereIsRoom() {
    for (int i = 0; i < 100; i++) {
      assertEquals(Placement.PLACED, outbox.put(record("record-" + i, "")));
    }
    assertEquals(Placement.FULL, outbox.put(record("more", "")));

    outbox.settle(outbox.claim(now(), 1, LEASE).getFirst());

    assertEquals(Placement.PLACED, outbox.put(record("more", "")));
  }

  @Test
  void longTextsFillItToo() {
    assertEquals(Placement.PLACED, outbox.put(record("a", "x".repeat(600_000))));
    assertEquals(Placement.FULL, outbox.put(record("b", "x".repeat(600_000))));

    outbox.settle(outbox.claim(now(), 1, LEASE).getFirst());

    assertEquals(Placement.PLACED, outbox.put(record("b", "x".repeat(600_000))));
  }

  @Test
  void whatIsBuriedMakesRoomForWhatWaits() {
    var _ = outbox.put(record("a", "x".repeat(600_000)));
    outbox.bury(outbox.claim(now(), 1, LEASE).getFirst(), "status 400");
    assertEquals(new OutboxCounts(0, 1), outbox.counts());

    assertEquals(Placement.PLACED, outbox.put(record("b", "x".repeat(600_000))));

    assertEquals(new OutboxCounts(1, 0), outbox.counts());
  }

  @Test
  void onlyTheNewestBuriedRecordsAreKept() {
    for (int i = 0; i < 30; i++) {
      var _ = outbox.put(record("record-" + i, ""));
      outbox.bury(outbox.claim(now(), 1, LEASE).getFirst(), "status 400");
    }

    assertEquals(new OutboxCounts(0, 10), outbox.counts());
    assertEquals("record-29", outbox.buried(1).getFirst().record().id());
  }

  private static OutboxRecord record(String id, String text) {
    return new OutboxRecord(id, Instant.EPOCH, JsonObject.EMPTY.with("text", text));
  }
}
