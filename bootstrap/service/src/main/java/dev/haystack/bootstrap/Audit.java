package dev.haystack.bootstrap;

import dev.haystack.application.trail.JoinedRefusals;
import dev.haystack.domain.trail.ChainEnd;
import dev.haystack.inbound.limit.InboundGuard;
import dev.haystack.outbound.trail.FileTrail;
import dev.haystack.outbound.trail.TrailSettings;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.meter.Meter;
import dev.haystack.port.task.PeriodicTask;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The audit trail, from the service's start to its stop; none if the settings want none. */
record Audit(AuditTrail trail, Optional<FileTrail> file) {

  private static final Journal JOURNAL = Journal.of(Audit.class);
  private static final Duration SYNC_PERIOD = Duration.ofMillis(100);
  private static final Duration JOIN_PERIOD = Duration.ofSeconds(10);
  private static final Duration STAND_PERIOD = Duration.ofHours(1);

  /**
   * Opens it, and tells of the start.
   *
   * @throws WrongSettingsException if its file cannot be used
   */
  static Audit of(
      Settings settings,
      String node,
      Metrics metrics,
      ScheduledExecutorService scheduler,
      InstantSource clock,
      Closing closing) {
    Optional<FileTrail> file =
        settings
            .audit()
            .trail(named(settings, node))
            .map(wanted -> closing.with(open(wanted, clock)));
    metrics.ofTrail(file);
    file.ifPresent(open -> keep(open, scheduler));
    return file.map(open -> started(settings.audit(), open, scheduler, clock, closing))
        .orElseGet(() -> new Audit(AuditTrail.NONE, Optional.empty()));
  }

  private static String named(Settings settings, String node) {
    return settings.log().node().isEmpty() ? node : settings.log().node();
  }

  private static FileTrail open(TrailSettings settings, InstantSource clock) {
    try {
      return FileTrail.open(settings, clock);
    } catch (IOException e) {
      throw wrong(settings.file(), e);
    }
  }

  private static WrongSettingsException wrong(Path file, Throwable why) {
    return new WrongSettingsException(
        List.of(
            "AUDIT_FILE: \"%s\" cannot be appended to (%s: %s)"
                .formatted(file, why.getClass().getSimpleName(), why.getMessage())));
  }

  private static void keep(FileTrail file, ScheduledExecutorService scheduler) {
    // a disk may take long, and what else is planned must not wait for it
    Runnable sync = PeriodicTask.of("syncing the audit trail", file::sync);
    var syncing =
        Thread.ofPlatform().name("audit-sync").daemon().unstarted(() -> syncAgain(file, sync));
    syncing.start();
    every(scheduler, STAND_PERIOD, "telling where the audit trail stands", () -> stand(file));
  }

  private static void syncAgain(FileTrail file, Runnable sync) {
    while (!file.isClosed()) {
      sync.run();
      try {
        Thread.sleep(SYNC_PERIOD);
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private static void every(
      ScheduledExecutorService scheduler, Duration period, String name, Runnable task) {
    long millis = period.toMillis();
    var _ =
        scheduler.scheduleWithFixedDelay(
            PeriodicTask.of(name, task), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static void stand(FileTrail file) {
    ChainEnd end = file.end();
    JOURNAL.tell(JournalEvent.TRAIL_STANDS, Detail.seq(end.seq()), Detail.mac(end.mac()));
  }

  private static Audit started(
      AuditSettings settings,
      FileTrail file,
      ScheduledExecutorService scheduler,
      InstantSource clock,
      Closing closing) {
    var trail = new JoinedRefusals(file, clock);
    AuditEntry start = AuditEntry.allowed(AuditEvent.SERVICE_START);
    try {
      trail.tell(
          file.mendedBytes() == 0
              ? start
              : start.count(file.mendedBytes()).reason("bytes_of_a_cut_line_were_removed"));
    } catch (TrailAwayException e) {
      throw wrong(settings.file().orElseThrow(), Optional.ofNullable(e.getCause()).orElse(e));
    }
    every(scheduler, JOIN_PERIOD, "telling what was refused", trail::tellJoined);
    // before the file is closed
    AutoCloseable _ =
        closing.<AutoCloseable>with(
            () -> {
              trail.finish();
              trail.tell(AuditEntry.allowed(AuditEvent.SERVICE_STOP));
              stand(file);
            });
    return new Audit(trail, Optional.of(file));
  }

  /** What this process has for its callers, each of whom it tells of. */
  InboundGuard guard(ListenerSettings listener, Meter meter) {
    var server = listener.server();
    return new InboundGuard(
        server.limits(), server.clientAddress(), listener.tls().isProxys(), meter, trail);
  }

  /** How it is, as health shows it. */
  List<Supplier<Dependency>> health() {
    return file.stream().<Supplier<Dependency>>map(open -> () -> health(open)).toList();
  }

  private static Dependency health(FileTrail file) {
    return new Dependency(
        "audit_trail",
        file.isAway() ? HealthStatus.DEGRADED : HealthStatus.UP,
        file.isAway()
            ? "cannot be written; not kept: " + file.lost()
            : "last line " + file.end().seq());
  }
}
