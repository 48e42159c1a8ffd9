package dev.haystack.bootstrap;

import dev.haystack.inbound.tls.CertificatePair;
import dev.haystack.inbound.tls.ServerTls;
import dev.haystack.inbound.tls.WrongCertificateException;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.task.PeriodicTask;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The certificate in use, and its files, which are looked at for another: what is wrong there is
 * not taken, and said once. Safe for use by many threads.
 */
final class CertificateWatch {

  private static final Journal JOURNAL = Journal.of(CertificateWatch.class);

  private final CertificateFiles files;
  private final InstantSource clock;
  private final ServerTls tls;

  private List<FileTime> times;
  private volatile CertificatePair pair;
  private volatile Optional<String> fault = Optional.empty();

  private CertificateWatch(CertificateFiles files, InstantSource clock)
      throws WrongCertificateException {
    this.files = files;
    this.clock = clock;
    // before the reading: what is changed meanwhile is read again
    times = files.times();
    pair = files.pair();
    tls = new ServerTls(pair, files.trusted());
  }

  /**
   * Uses what is in the files, and looks at them again and again.
   *
   * @throws WrongSettingsException if it is wrong since the settings were read
   */
  static Optional<CertificateWatch> of(
      TlsSettings settings, ScheduledExecutorService scheduler, InstantSource clock) {
    return settings
        .files()
        .map(
            files -> {
              CertificateWatch watch = first(files, clock);
              var look = PeriodicTask.of("looking at the certificate", watch::look);
              long millis = settings.look().toMillis();
              var _ = scheduler.scheduleWithFixedDelay(look, millis, millis, TimeUnit.MILLISECONDS);
              return watch;
            });
  }

  private static CertificateWatch first(CertificateFiles files, InstantSource clock) {
    try {
      return new CertificateWatch(files, clock);
    } catch (WrongCertificateException e) {
      throw new WrongSettingsException(List.of("TLS_CERTIFICATE: " + e.why()));
    }
  }

  ServerTls tls() {
    return tls;
  }

  /** Takes what is in the files if they have changed, or were wrong. */
  synchronized void look() {
    List<FileTime> now = files.times();
    if (now.equals(times) && fault.isEmpty()) {
      return;
    }
    try {
      CertificatePair found = files.pair();
      tls.replace(found);
      pair = found;
      fault = Optional.empty();
      JOURNAL.tell(JournalEvent.CERTIFICATE_TAKEN, Detail.count(left().toDays()));
    } catch (WrongCertificateException e) {
      boolean isNews = fault.filter(e.why()::equals).isEmpty();
      fault = Optional.of(e.why());
      if (isNews) {
        JOURNAL.tell(
            JournalEvent.CERTIFICATE_REFUSED,
            Detail.reason(e.why()),
            Detail.count(left().toDays()));
      }
    }
    times = now;
  }

  long secondsLeft() {
    return left().toSeconds();
  }

  private Duration left() {
    return Duration.between(clock.instant(), pair.end());
  }

  /** The certificate as health shows it. */
  Dependency health() {
    Duration left = left();
    String words = left.isNegative() ? "ended on " + pair.end() : left.toDays() + " days left";
    Optional<String> wrong = fault;
    return new Dependency(
        "certificate",
        left.isNegative() || wrong.isPresent() ? HealthStatus.DEGRADED : HealthStatus.UP,
        wrong.map(why -> words + "; another was not taken: " + why).orElse(words));
  }
}
