package dev.haystack.inbound.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A server's certificate with those that lead to one that clients trust, and the key that is its
 * own. Never printed.
 */
public final class CertificatePair {

  private static final byte[] PROBE = {1, 2, 3, 4, 5, 6, 7, 8};

  private final List<X509Certificate> chain;
  private final PrivateKey key;

  private CertificatePair(List<X509Certificate> chain, PrivateKey key) {
    this.chain = List.copyOf(chain);
    this.key = key;
  }

  /**
   * Reads PEM texts.
   *
   * @throws WrongCertificateException if one is wrong, or they do not belong together
   */
  public static CertificatePair of(String certificates, String key)
      throws WrongCertificateException {
    var pair = new CertificatePair(PemText.certificates(certificates), PemText.privateKey(key));
    if (!pair.matches()) {
      throw new WrongCertificateException("the key is not that of the certificate");
    }
    return pair;
  }

  /** The certificates of a text, for whom to trust. */
  public static List<X509Certificate> trusted(String certificates)
      throws WrongCertificateException {
    return PemText.certificates(certificates);
  }

  List<X509Certificate> chain() {
    return chain;
  }

  PrivateKey key() {
    return key;
  }

  /** What the key is of, as certificates call it. */
  String kind() {
    return chain.getFirst().getPublicKey().getAlgorithm();
  }

  /** When the first of its certificates ends that one of them ends. */
  public Instant end() {
    return chain.stream()
        .map(certificate -> certificate.getNotAfter().toInstant())
        .min(Instant::compareTo)
        .orElseThrow();
  }

  private boolean matches() {
    PublicKey known = chain.getFirst().getPublicKey();
    try {
      var signature = Signature.getInstance(algorithm(known));
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(known);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException ofAnotherKind) {
      return false;
    }
  }

  private static String algorithm(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> key.getAlgorithm();
    };
  }

  /** Without a word of the key. */
  @Override
  public String toString() {
    return "CertificatePair[ends " + end() + "]";
  }
}
