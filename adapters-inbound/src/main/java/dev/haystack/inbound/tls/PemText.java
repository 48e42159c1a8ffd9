package dev.haystack.inbound.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What stands in PEM texts: certificates, and keys in PKCS #8 or in the older forms of their kind.
 */
final class PemText {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
  private static final List<String> KINDS = List.of("RSA", "EC", "EdDSA");

  private PemText() {}

  /** All certificates, in their order. */
  static List<X509Certificate> certificates(String text) throws WrongCertificateException {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      var certificates =
          factory
              .generateCertificates(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw new WrongCertificateException("it holds no certificate");
      }
      return certificates;
    } catch (GeneralSecurityException e) {
      throw new WrongCertificateException("it holds no certificate that can be read", e);
    }
  }

  /** The private key. */
  static PrivateKey privateKey(String text) throws WrongCertificateException {
    MatchResult block =
        BLOCK
            .matcher(text)
            .results()
            .filter(found -> found.group(1).endsWith("PRIVATE KEY"))
            .findFirst()
            .orElseThrow(() -> new WrongCertificateException("it holds no private key"));
    if (block.group(1).startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
      throw new WrongCertificateException("its private key is encrypted, which it must not be");
    }
    try {
      byte[] content = Base64.getMimeDecoder().decode(block.group(2));
      return switch (block.group(1)) {
        case "PRIVATE KEY" -> ofAnyKind(content);
        case "RSA PRIVATE KEY" -> of("RSA", OlderKeyForm.rsa(content));
        case "EC PRIVATE KEY" -> of("EC", OlderKeyForm.ec(content));
        default -> throw new WrongCertificateException("its private key is of an unknown form");
      };
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // without the cause, which may quote
      throw new WrongCertificateException("its private key cannot be read");
    }
  }

  private static PrivateKey ofAnyKind(byte[] content) throws WrongCertificateException {
    return KINDS.stream()
        .flatMap(kind -> tried(kind, content).stream())
        .findFirst()
        .orElseThrow(
            () -> new WrongCertificateException("its private key cannot be read; known: RSA, EC"));
  }

  private static Optional<PrivateKey> tried(String kind, byte[] content) {
    try {
      return Optional.of(of(kind, content));
    } catch (GeneralSecurityException another) {
      return Optional.empty();
    }
  }

  private static PrivateKey of(String kind, byte[] content) throws GeneralSecurityException {
    return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(content));
  }
}
