package dev.haystack.bootstrap;

import dev.haystack.application.violation.DeliverViolations;
import dev.haystack.application.violation.DeliveryLimits;
import dev.haystack.application.violation.Doorbell;
import dev.haystack.application.violation.ReportViolation;
import dev.haystack.application.violation.TokenKeeping;
import dev.haystack.application.violation.ViolationTally;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.tracing.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** The way of a violation: its report, the outbox and the delivery. */
record Violations(
    ReportViolation report, DeliverViolations delivery, ViolationTally tally, Stores stores) {

  private static final Duration HAND_OVER_LEASE = Duration.ofSeconds(20);

  static Violations of(
      Settings settings, Stores stores, Outside outside, InstantSource clock, Tracing tracing) {
    ViolationOutbox outbox = stores.violations();
    var doorbell = new Doorbell();
    var tally = new ViolationTally();
    return new Violations(
        new ReportViolation(outbox, doorbell, tally, clock, keeping(settings, outside)),
        new DeliverViolations(
            outbox,
            outside.violationSink(),
            doorbell,
            tally,
            clock,
            new Random(),
            DeliveryLimits.upTo(settings.violations().retry()),
            tracing),
        tally,
        stores);
  }

  private static TokenKeeping keeping(Settings settings, Outside outside) {
    if (settings.violations().serviceToken().isPresent()) {
      return new TokenKeeping.Never();
    }
    return settings.identity().isOpen()
        ? new TokenKeeping.Kept()
        : new TokenKeeping.OfferedOnce(outside.violationSink());
  }

  /** Leaves what waits to the shared store, or else tries it once more. */
  void finish(Instant until) {
    try {
      delivery.stop(until);
      stores.cluster().ifPresent(node -> node.handOver(HAND_OVER_LEASE));
      delivery.tryOnceMore(stores.local().violations(), until);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The sink as health shows it. */
  Dependency health() {
    var status = delivery.status();
    String detail =
        "%d waiting, %d buried, %d delivered, %d dropped"
            .formatted(
                status.outbox().pending(),
                status.outbox().buried(),
                tally.delivered(),
                tally.dropped());
    return new Dependency(
        "violation_sink",
        status.sinkAway() ? HealthStatus.DEGRADED : HealthStatus.UP,
        status.sinkAway() ? "out of reach; " + detail : detail);
  }
}
