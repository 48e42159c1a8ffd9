package dev.haystack.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.kit.SelfSigned;
import dev.haystack.port.health.Dependency;
import dev.haystack.port.health.HealthStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateWatchTest {

  private static final SelfSigned FIRST = SelfSigned.forDays(30);
  private static final SelfSigned SECOND = SelfSigned.forDays(60);

  private final PassingClock clock = new PassingClock();
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();

  @TempDir private Path folder = Path.of("");
  private int writes;

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  @Test
  void aPairIsTakenOnceBothFilesBelongTogetherAndNotBefore() throws IOException {
    CertificateWatch watch = watch(write(FIRST, FIRST));
    assertEquals(dependency(HealthStatus.UP, "29 days left"), watch.health());

    var _ = write(SECOND, FIRST);
    watch.look();
    watch.look();
    String wrong = detail(watch);
    assertEquals(HealthStatus.DEGRADED, watch.health().status());
    assertTrue(wrong.startsWith("29 days left; another was not taken: "), wrong);
    assertTrue(wrong.endsWith("the key is not that of the certificate"), wrong);

    var _ = write(SECOND, SECOND);
    watch.look();
    assertEquals(dependency(HealthStatus.UP, "59 days left"), watch.health());
    assertTrue(watch.secondsLeft() > Duration.ofDays(59).toSeconds());
  }

  @Test
  void aFileThatIsAwayOrForEverybodyIsNotTakenEither() throws IOException {
    CertificateFiles files = write(FIRST, FIRST);
    CertificateWatch watch = watch(files);

    Files.delete(files.certificate());
    watch.look();
    assertTrue(detail(watch).contains("cannot be read"), detail(watch));

    var _ = write(SECOND, SECOND);
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-r--r--"));
    watch.look();
    assertTrue(detail(watch).contains("others may read"), detail(watch));
  }

  @Test
  void whatIsWrongAtTheStartStopsIt() throws IOException {
    CertificateFiles files = write(FIRST, SECOND);

    String fault = fault(settings(files));
    assertTrue(fault.startsWith("TLS_CERTIFICATE: "), fault);
    assertTrue(fault.endsWith("the key is not that of the certificate"), fault);
    assertThrows(WrongSettingsException.class, () -> watch(files));
    assertEquals(
        "TLS_KEY: is missing; each needs the other",
        fault(Map.of("TLS_CERTIFICATE", files.certificate().toString())));
  }

  @Test
  void anEndThatHasComeIsShownAsSuch() throws IOException {
    CertificateWatch watch = watch(write(FIRST, FIRST));

    clock.pass(Duration.ofDays(31));

    assertEquals(HealthStatus.DEGRADED, watch.health().status());
    assertTrue(detail(watch).startsWith("ended on "), detail(watch));
    assertTrue(watch.secondsLeft() < 0);
  }

  @Test
  void whoListensForOthersInProductionNeedsTlsOrAProxyThatHasIt() throws IOException {
    String fault = fault(Map.of("PRODUCTION", "true", "PUBLIC_ORIGIN", "https://a.example"));
    assertTrue(fault.startsWith("TLS_CERTIFICATE: is required in production"), fault);
    assertEquals(
        "TLS_TERMINATION: needs TRUSTED_PROXIES, or nobody could ask",
        fault(
            Map.of(
                "PRODUCTION", "true",
                "PUBLIC_ORIGIN", "https://a.example",
                "AUDIT_FILE", "none",
                "TLS_TERMINATION", "proxy")));
    assertEquals(
        Optional.empty(),
        KnownSettings.fault(
            Map.of(
                "PRODUCTION", "true",
                "PUBLIC_ORIGIN", "https://a.example",
                "AUDIT_FILE", "none",
                "TLS_TERMINATION", "proxy",
                "TRUSTED_PROXIES", "10.0.0.0/8")));
    assertEquals(Optional.empty(), KnownSettings.fault(settings(write(FIRST, FIRST))));
  }

  private static String fault(Map<String, String> settings) {
    return KnownSettings.fault(settings).orElse("");
  }

  private static Map<String, String> settings(CertificateFiles files) {
    return Map.of(
        "TLS_CERTIFICATE", files.certificate().toString(), "TLS_KEY", files.key().toString());
  }

  private static Dependency dependency(HealthStatus status, String detail) {
    return new Dependency("certificate", status, detail);
  }

  private static String detail(CertificateWatch watch) {
    return watch.health().detail();
  }

  private CertificateWatch watch(CertificateFiles files) {
    var settings = new TlsSettings(Optional.of(files), Duration.ofDays(1), false);
    return CertificateWatch.of(settings, scheduler, clock).orElseThrow();
  }

  private CertificateFiles write(SelfSigned certificate, SelfSigned key) throws IOException {
    var files =
        new CertificateFiles(
            folder.resolve("tls.crt"), folder.resolve("tls.key"), Optional.empty());
    Files.writeString(files.certificate(), certificate.certificatePem());
    Files.writeString(files.key(), key.keyPem());
    Files.setPosixFilePermissions(files.key(), PosixFilePermissions.fromString("rw-------"));
    // whatever the file system's clock can tell apart
    var time = FileTime.from(Instant.EPOCH.plus(++writes, ChronoUnit.HOURS));
    Files.setLastModifiedTime(files.certificate(), time);
    return files;
  }
}
