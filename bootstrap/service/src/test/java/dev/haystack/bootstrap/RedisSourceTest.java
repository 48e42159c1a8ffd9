package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.haystack.outbound.redisson.sealing.ValueKind;
import dev.haystack.outbound.redisson.sealing.ValueRefusal;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-16")
class RedisSourceTest {

  @Test
  void whatDoesNotOpenIsToldOnceThereIsATrailByKindAndReason() {
    List<AuditEntry> told = new ArrayList<>();
    var trail = new LaterTrail();
    RedisSource.unreadable(trail, ValueRefusal.KEY, ValueKind.EVENT);
    var _ = trail.opened(new Audit(told::add, Optional.empty()));
    RedisSource.unreadable(trail, ValueRefusal.TAG, ValueKind.MESSAGE);

    assertEquals(
        List.of(
            AuditEntry.of(AuditEvent.STATE_UNREADABLE, AuditOutcome.FAILED)
                .code("message")
                .reason("tag")),
        told);
  }
}
