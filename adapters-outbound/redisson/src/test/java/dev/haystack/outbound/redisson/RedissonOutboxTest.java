package dev.haystack.outbound.redisson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonObject;
import dev.haystack.kit.ManualClock;
import dev.haystack.kit.outbox.OutboxContract;
import dev.haystack.port.outbox.OutboxRecord;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.outbox.ViolationOutbox.Placement;
import dev.haystack.port.shared.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedissonOutboxTest extends OutboxContract {

  private static final Duration LEASE = Duration.ofSeconds(30);
  @RegisterExtension static final ConnectedRedis CONNECTED = new ConnectedRedis("");

  private final ManualClock clock = new ManualClock();
  private final RedissonOutbox outbox = new RedissonOutbox(CONNECTED.connection(), clock, 100);

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
  void allKeysHaveOneHashTag() {
    put("a");
    put("b");
    put("c");
    outbox.settle(outbox.claim(now(), 1, LEASE).getFirst());
    outbox.bury(outbox.claim(now(), 1, LEASE).getFirst(), "status 400");
    outbox.putBack(outbox.claim(now(), 1, LEASE).getFirst(), now());

    assertTrue(
        CONNECTED.server().keys().stream().allMatch(key -> key.startsWith("haystack:{outbox}:")),
        CONNECTED.server().keys().toString());
  }

  @Test
  void aRecordThatCannotBeReadStaysAndKeepsNoOtherWaiting() {
    put("a");
    put("b");
    String records = "haystack:{outbox}:records";
    var _ = CONNECTED.server().command("HSET", records, "a", "of a newer release");

    assertEquals(
        List.of("b"),
        outbox.claim(now(), 2, LEASE).stream().map(claim -> claim.record().id()).toList());
    assertEquals(List.of("of a newer release"), CONNECTED.server().command("HGET", records, "a"));
  }

  @Test
  void aDeliveredRecordLeavesNothingButItsId() {
    put("a");
    outbox.settle(outbox.claim(now(), 1, LEASE).getFirst());

    assertEquals(
        Set.of("haystack:{outbox}:fence", "haystack:{outbox}:settled"), CONNECTED.server().keys());
  }

  @Test
  void aFullOutboxAndARecordThatIsTooLongHaveNoRoom() {
    assertEquals(Placement.FULL, outbox.put(record("long", "x".repeat(2 << 20))));
    for (int i = 0; i < 100; i++) {
      put("record-" + i);
    }

    assertEquals(Placement.FULL, outbox.put(record("more", "")));
  }

  @Test
  void whatWaitsSurvivesARestartOfRedis() {
    put("a");
    var held = outbox.claim(now(), 1, LEASE).getFirst();
    put("b");

    CONNECTED.server().restart();
    CONNECTED.connection().sender().join();

    assertEquals("b", awaitClaim());
    advance(LEASE.plusSeconds(1));
    assertEquals(held.record().id(), outbox.claim(now(), 1, LEASE).getFirst().record().id());
  }

  private String awaitClaim() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try {
        return outbox.claim(now(), 1, LEASE).getFirst().record().id();
      } catch (StoreUnavailableException e) {
        // it connects again by itself
        assertTrue(System.nanoTime() < end, "did not come back in time");
      }
    }
  }

  private void put(String id) {
    assertEquals(Placement.PLACED, outbox.put(record(id, "")));
  }

  private static OutboxRecord record(String id, String text) {
    return new OutboxRecord(id, Instant.EPOCH, JsonObject.EMPTY.with("text", text));
  }
}
