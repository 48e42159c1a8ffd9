package dev.haystack.application.trail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.kit.ManualClock;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditOrigin;
import dev.haystack.port.trail.AuditOutcome;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SE-16")
class JoinedRefusalsTest {

  private final ManualClock clock = new ManualClock();
  private final List<AuditEntry> told = new ArrayList<>();
  private final JoinedRefusals trail = new JoinedRefusals(told::add, clock);

  private static AuditEntry refusal(String address, ErrorCode code) {
    return AuditEntry.denied(AuditEvent.AUTH_REFUSED, code)
        .from(new AuditOrigin("/chat", address, "agent", "trace"));
  }

  private void refuse(int times, String address) {
    IntStream.range(0, times).forEach(_ -> trail.tell(refusal(address, ErrorCode.AUTH_REJECTED)));
  }

  @Test
  void theFirstTwentyOfAnAddressAndCodeAreTold() {
    refuse(50, "192.0.2.1");
    refuse(5, "192.0.2.2");
    trail.tell(refusal("192.0.2.1", ErrorCode.AUTH_EXPIRED));
    assertEquals(26, told.size());
  }

  @Test
  void theOthersAreToldAsOneWhenTheMinuteIsOver() {
    refuse(50, "192.0.2.1");
    told.clear();
    trail.tellJoined();
    assertEquals(List.of(), told);
    clock.advance(Duration.ofMinutes(1));
    trail.tellJoined();
    assertEquals(
        List.of(
            AuditEntry.denied(AuditEvent.AUTH_REFUSED, ErrorCode.AUTH_REJECTED)
                .from(new AuditOrigin("", "192.0.2.1", "", ""))
                .count(30)),
        told);
    trail.tellJoined();
    assertEquals(1, told.size());
  }

  @Test
  void theNextMinuteBeginsAnew() {
    refuse(21, "192.0.2.1");
    clock.advance(Duration.ofMinutes(1));
    refuse(1, "192.0.2.1");
    assertEquals(22, told.size());
    assertEquals(1, told.get(20).count());
  }

  @Test
  void whatIsNotTheMinutesYetIsToldAtTheEnd() {
    refuse(23, "192.0.2.1");
    trail.finish();
    assertEquals(3, told.getLast().count());
  }

  @Test
  void valuesThatDoNotOpenAreJoinedByKindAndReason() {
    AuditEntry tag =
        AuditEntry.of(AuditEvent.STATE_UNREADABLE, AuditOutcome.FAILED)
            .code("message")
            .reason("tag");
    IntStream.range(0, 30).forEach(_ -> trail.tell(tag));
    trail.tell(tag.reason("key"));
    assertEquals(21, told.size());
    trail.finish();
    assertEquals(List.of(tag.count(10)), told.subList(21, told.size()));
  }

  @Test
  void whatWasReadIsNeverJoined() {
    IntStream.range(0, 100).forEach(_ -> trail.tell(AuditEntry.allowed(AuditEvent.SESSION_READ)));
    assertEquals(100, told.size());
  }

  @Test
  void aRefusalStandsAlsoUntoldButNothingIsReadUntold() {
    var away =
        new JoinedRefusals(
            _ -> {
              throw new TrailAwayException(new IOException("full"));
            },
            clock);
    away.tell(refusal("192.0.2.1", ErrorCode.AUTH_REJECTED));
    away.tell(AuditEntry.allowed(AuditEvent.SERVICE_STOP));
    assertThrows(
        TrailAwayException.class, () -> away.tell(AuditEntry.allowed(AuditEvent.SESSION_READ)));
  }
}
