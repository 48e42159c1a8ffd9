package dev.haystack.bootstrap;

import dev.haystack.inbound.tls.WrongCertificateException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who encrypts what is said with the service.
 *
 * @param files of the service's own TLS, if it speaks it
 * @param look how long until they are looked at again
 * @param isProxys whether a trusted proxy does, and nobody else may ask
 */
record TlsSettings(Optional<CertificateFiles> files, Duration look, boolean isProxys) {

  private static final String CERTIFICATE = "TLS_CERTIFICATE";
  private static final String KEY = "TLS_KEY";
  private static final String CLIENTS = "TLS_CLIENT_CA";
  private static final String TERMINATION = "TLS_TERMINATION";
  private static final String PROXY = "proxy";

  /**
   * Reads them.
   *
   * @param hasProxies whether any proxy is trusted
   */
  static TlsSettings read(SettingsReader reader, boolean hasProxies) {
    var certificate = path(reader, CERTIFICATE, "the path of a PEM file, certificates of CAs last");
    var key = path(reader, KEY, "the path of a PEM file that others may not read");
    var clients = path(reader, CLIENTS, "the path of a PEM file");
    if (certificate.isPresent() != key.isPresent()) {
      reader.fault(certificate.isPresent() ? KEY : CERTIFICATE, "is missing; each needs the other");
    }
    if (clients.isPresent() && certificate.isEmpty()) {
      reader.fault(CLIENTS, "is of no use without " + CERTIFICATE);
    }
    boolean isProxys = reader.word(TERMINATION, "none", List.of("none", PROXY)).equals(PROXY);
    if (isProxys && !hasProxies) {
      reader.fault(TERMINATION, "needs TRUSTED_PROXIES, or nobody could ask");
    }
    var files =
        certificate.flatMap(chain -> key.map(own -> new CertificateFiles(chain, own, clients)));
    files.ifPresent(all -> check(reader, all));
    return new TlsSettings(files, reader.seconds("TLS_RELOAD_SECONDS", 60), isProxys);
  }

  /** Whether nobody on the way can read along. */
  boolean isEncrypted() {
    return files.isPresent() || isProxys;
  }

  private static Optional<Path> path(SettingsReader reader, String name, String allowed) {
    return Optional.of(reader.text(name, "", allowed, TlsSettings::isPath))
        .filter(text -> !text.isEmpty())
        .map(Path::of);
  }

  private static boolean isPath(String text) {
    try {
      var _ = Path.of(text);
      return true;
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void check(SettingsReader reader, CertificateFiles files) {
    try {
      var _ = files.pair();
    } catch (WrongCertificateException e) {
      reader.fault(CERTIFICATE, e.why());
    }
    try {
      var _ = files.trusted();
    } catch (WrongCertificateException e) {
      reader.fault(CLIENTS, e.why());
    }
  }
}
