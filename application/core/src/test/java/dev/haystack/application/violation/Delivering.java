package dev.haystack.application.violation;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.violation.Violation;
import dev.haystack.kit.practice.RecordingSink;
import dev.haystack.outbound.memory.MemoryOutbox;
import dev.haystack.outbound.memory.MemoryOutboxLimits;
import dev.haystack.port.practice.ViolationSink.Delivery;
import dev.haystack.port.tracing.Tracing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A report, an outbox in memory, a scripted sink and the delivery between them. */
@Timeout(30)
abstract class Delivering {

  final Clock clock = Clock.systemUTC();
  final MemoryOutbox outbox =
      new MemoryOutbox(clock, new MemoryOutboxLimits(1_000, 1_000_000, 100, 1_000));
  final Doorbell doorbell = new Doorbell();
  final ViolationTally tally = new ViolationTally();
  final RecordingSink sink = new RecordingSink();
  final ReportViolation report =
      new ReportViolation(outbox, doorbell, tally, clock, new TokenKeeping.Kept());
  DeliverViolations delivery = delivery(quick(Duration.ofHours(1)));

  @AfterEach
  final void finish() throws InterruptedException {
    Instant end = clock.instant().plusSeconds(5);
    delivery.stop(end);
    delivery.tryOnceMore(outbox, end);
  }

  static Delivery hung(CountDownLatch until) {
    try {
      assertTrue(until.await(20, TimeUnit.SECONDS));
      return new Delivery.Delivered();
    } catch (InterruptedException _) {
      return new Delivery.Unreachable("interrupted");
    }
  }

  static DeliveryLimits quick(Duration ageMax) {
    var pause = Duration.ofMillis(10);
    return new DeliveryLimits(
        8,
        Duration.ofSeconds(20),
        Duration.ofMillis(5),
        Duration.ofMillis(2),
        pause,
        pause,
        pause,
        ageMax);
  }

  final DeliverViolations delivery(DeliveryLimits limits) {
    return new DeliverViolations(
        outbox, sink, doorbell, tally, clock, new Random(7), limits, Tracing.OFF);
  }

  final Violation attempt() throws InterruptedException {
    Violation attempt = sink.attempts().poll(10, TimeUnit.SECONDS);
    assertNotNull(attempt);
    return attempt;
  }

  final Set<String> attempts(int count) throws InterruptedException {
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      ids.add(attempt().id());
    }
    return ids;
  }

  // what happens behind the user's back tells nobody, so there is nothing to wait for but the state
  static void await(BooleanSupplier holds) {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!holds.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "did not come to hold in time");
      LockSupport.parkNanos(1_000_000);
    }
  }

  static Violation violation(String id) {
    return violation(id, "profile-1");
  }

  static Violation violation(String id, String profile) {
    return new Violation(
        id,
        new Principal(
            new UserId("issuer", "user-1"), new ProfileId(profile), new AccessToken("token-1")),
        "template-1",
        "Assessment",
        "Give a DSM-5 diagnosis.",
        "medical_diagnosis_request",
        "It asks for one.",
        "high",
        "client-9",
        "be brief",
        "192.0.2.7",
        "Browser/1.0",
        Instant.parse("2026-03-02T09:00:00.123456Z"));
  }
}
