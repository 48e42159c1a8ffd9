package dev.haystack.bootstrap;

import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import dev.haystack.port.trail.AuditEntry;
import dev.haystack.port.trail.AuditEvent;
import dev.haystack.port.trail.AuditTrail;
import dev.haystack.port.trail.TrailAwayException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the settings again while the service runs: all of them, and only if nothing at all is wrong
 * with them what may change is exchanged. Safe for use by many threads.
 */
final class Reload {

  private static final Journal JOURNAL = Journal.of(Reload.class);
  private static final Duration LOOK_PERIOD = Duration.ofSeconds(30);

  private final Haystack haystack;
  private final InForce inForce;
  private final AuditTrail trail;
  private final Runnable certificate;

  private GivenSettings given;
  private SettingValues known;
  private Map<String, String> seen;
  private long lookedNanos = System.nanoTime();

  /**
   * Of settings that were read once.
   *
   * @param seen what the files held right before that
   * @param known what each setting said
   */
  Reload(
      Haystack haystack,
      GivenSettings given,
      Map<String, String> seen,
      SettingValues known,
      InForce inForce,
      AuditTrail trail,
      Runnable certificate) {
    this.haystack = haystack;
    this.given = given;
    this.inForce = inForce;
    this.trail = trail;
    this.certificate = certificate;
    this.seen = Map.copyOf(seen);
    this.known = known;
  }

  /** Of a service that runs with what the reader has read since the files held that. */
  static Reload of(
      Haystack haystack,
      GivenSettings given,
      Map<String, String> seen,
      SettingsReader reader,
      Wiring service) {
    return new Reload(
        haystack,
        given,
        seen,
        SettingValues.of(reader),
        service.inForce(),
        service.trail(),
        () -> service.certificate().ifPresent(CertificateWatch::look));
  }

  /** What is set, as it is in force. */
  synchronized GivenSettings given() {
    return given;
  }

  /**
   * Reads them again if a file has changed; looks every half a minute, however often it is asked.
   */
  synchronized void look() {
    if (System.nanoTime() - lookedNanos >= LOOK_PERIOD.toNanos()) {
      lookNow();
    }
  }

  /** Reads them again if a file has changed. */
  synchronized void lookNow() {
    lookedNanos = System.nanoTime();
    if (!contents().equals(seen)) {
      now();
    }
  }

  /** Reads them again. */
  synchronized void now() {
    // before the reading: what is changed meanwhile is read again
    seen = contents();
    try {
      var there = GivenSettings.of(given.environment());
      SettingsReader reader = there.reader(haystack);
      Settings read = Settings.read(reader, haystack);
      exchange(there, read, SettingValues.of(reader));
    } catch (WrongSettingsException e) {
      e.faults().forEach(fault -> JOURNAL.tell(JournalEvent.RELOAD_REFUSED, Detail.reason(fault)));
    } catch (TrailAwayException _) {
      // the next look tries it again
      seen = Map.of();
      JOURNAL.tell(JournalEvent.RELOAD_REFUSED, Detail.reason("AUDIT_FILE: it cannot be written"));
    }
  }

  private void exchange(GivenSettings there, Settings read, SettingValues next) {
    Set<String> changed = known.changedIn(next);
    Set<String> exchanged =
        changed.stream()
            .filter(ReloadableSettings.NAMES::contains)
            .filter(name -> known.hasOrNeedsNot(name, next))
            .collect(Collectors.toCollection(TreeSet::new));
    exchanged.stream()
        .filter(known.secrets().values()::containsKey)
        .forEach(
            name -> trail.tell(AuditEntry.allowed(AuditEvent.CONFIG_SECRET_ROTATED).reason(name)));
    inForce.replace(inForce.get().exchangedFor(ReloadableSettings.of(read)));
    Logging.tell(read.log().ours());
    certificate.run();
    known = known.with(exchanged, next);
    given = given.with(exchanged, there);
    var others = new TreeSet<>(changed);
    others.removeAll(exchanged);
    others.forEach(name -> JOURNAL.tell(JournalEvent.RESTART_NEEDED, Detail.reason(name)));
    JOURNAL.tell(JournalEvent.RELOADED, Detail.count(exchanged.size()));
  }

  private Map<String, String> contents() {
    try {
      return GivenSettings.of(given.environment()).contents();
    } catch (WrongSettingsException e) {
      return Map.of(ConfigurationFile.VARIABLE, e.faults().toString());
    }
  }
}
