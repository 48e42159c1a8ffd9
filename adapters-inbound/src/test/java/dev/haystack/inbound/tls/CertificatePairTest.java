package dev.haystack.inbound.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.haystack.kit.SelfSigned;
import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class CertificatePairTest {

  private static final Instant END =
      Instant.now().plusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS);
  private static final SelfSigned EC = SelfSigned.of("EC", END);
  private static final SelfSigned RSA = SelfSigned.of("RSA", END);

  @Test
  void aKeyIsReadInTheFormOfAllKindsAndInTheOlderOneOfItsOwn() throws WrongCertificateException {
    assertEquals(END, CertificatePair.of(EC.certificatePem(), EC.keyPem()).end());
    assertEquals("RSA", CertificatePair.of(RSA.certificatePem(), RSA.keyPem()).kind());
    String older = SelfSigned.pem("RSA PRIVATE KEY", pkcs1(RSA));
    assertEquals("RSA", CertificatePair.of(RSA.certificatePem(), older).kind());
    String curve = SelfSigned.pem("EC PARAMETERS", HexFormat.of().parseHex("06082a8648ce3d030107"));
    String named = curve + SelfSigned.pem("EC PRIVATE KEY", sec1(EC));
    assertEquals("EC", CertificatePair.of(EC.certificatePem(), named).kind());
  }

  @Test
  void theFirstEndOfAChainIsItsEnd() throws WrongCertificateException {
    Instant sooner = END.minusSeconds(3600);
    String chain =
        EC.certificatePem() + "words between\n" + SelfSigned.of("RSA", sooner).certificatePem();

    assertEquals(sooner, CertificatePair.of(chain, EC.keyPem()).end());
  }

  @Test
  void whatDoesNotBelongTogetherIsNoPair() {
    String other = SelfSigned.of("EC", END).keyPem();

    assertEquals("the key is not that of the certificate", fault(EC.certificatePem(), other));
    assertEquals(
        "the key is not that of the certificate", fault(EC.certificatePem(), RSA.keyPem()));
  }

  @Test
  void whatIsWrongIsToldWithoutAWordOfTheKey() {
    String broken = EC.keyPem().replaceFirst("\n[A-Za-z0-9+/]{20}", "\nAAAA");
    for (String key :
        new String[] {
          "",
          "-----BEGIN PRIVATE KEY-----\n%%%\n-----END PRIVATE KEY-----\n",
          broken,
          SelfSigned.pem("EC PRIVATE KEY", new byte[] {0x30, 1}),
          SelfSigned.pem("EC PRIVATE KEY", Arrays.copyOf(sec1(EC), 30)),
          SelfSigned.pem("RSA PRIVATE KEY", new byte[0]),
          SelfSigned.pem("DSA PRIVATE KEY", pkcs1(RSA)),
          EC.certificatePem()
        }) {
      String fault = fault(EC.certificatePem(), key);
      assertFalse(fault.contains("AAAA"), fault);
    }
    assertEquals(
        "its private key is encrypted, which it must not be",
        fault(EC.certificatePem(), SelfSigned.pem("ENCRYPTED PRIVATE KEY", new byte[9])));
    assertEquals("it holds no certificate", fault("", EC.keyPem()));
    assertEquals(
        "it holds no certificate that can be read",
        fault(SelfSigned.pem("CERTIFICATE", new byte[9]), EC.keyPem()));
  }

  private static String fault(String certificates, String key) {
    return assertThrows(
            WrongCertificateException.class, () -> CertificatePair.of(certificates, key))
        .why();
  }

  /** What stands in the form of all kinds, behind its head of 26 bytes. */
  private static byte[] pkcs1(SelfSigned pair) {
    byte[] whole = pair.keys().getPrivate().getEncoded();
    return Arrays.copyOfRange(whole, 26, whole.length);
  }

  private static byte[] sec1(SelfSigned pair) {
    BigInteger number = ((ECPrivateKey) pair.keys().getPrivate()).getS();
    String digits = "%064x".formatted(number);
    return HexFormat.of()
        .parseHex("3031" + "020101" + "0420" + digits + "a00a06082a8648ce3d030107");
  }
}
