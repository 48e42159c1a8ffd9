package dev.haystack.bootstrap;

import dev.haystack.inbound.tls.CertificatePair;
import dev.haystack.inbound.tls.WrongCertificateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The files of a listener's TLS.
 *
 * @param certificate with those that lead to one that clients trust
 * @param key which others may not read
 * @param clients of whom clients must have a certificate, if they must
 */
record CertificateFiles(Path certificate, Path key, Optional<Path> clients) {

  /** What is in them now. */
  CertificatePair pair() throws WrongCertificateException {
    String chain = text(certificate);
    if (isOpenToOthers()) {
      throw new WrongCertificateException(
          "others may read \"" + key + "\"; allowed: a file without rights for them (0600)");
    }
    try {
      return CertificatePair.of(chain, text(key));
    } catch (WrongCertificateException e) {
      throw new WrongCertificateException(
          "\"%s\" with \"%s\": %s".formatted(certificate, key, e.why()));
    }
  }

  /** Whom clients must have a certificate of; nobody if they need none. */
  List<X509Certificate> trusted() throws WrongCertificateException {
    return clients.isEmpty() ? List.of() : CertificatePair.trusted(text(clients.get()));
  }

  /** When both files of the pair were changed, as far as that can be seen. */
  List<FileTime> times() {
    try {
      return List.of(Files.getLastModifiedTime(certificate), Files.getLastModifiedTime(key));
    } catch (IOException e) {
      return List.of();
    }
  }

  private boolean isOpenToOthers() throws WrongCertificateException {
    try {
      return SecretFile.isOpenToOthers(key);
    } catch (IOException e) {
      throw unreadable(key);
    }
  }

  private static String text(Path file) throws WrongCertificateException {
    try {
      // whatever stands between the blocks is no matter
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static WrongCertificateException unreadable(Path file) {
    return new WrongCertificateException("\"" + file + "\" cannot be read");
  }
}
