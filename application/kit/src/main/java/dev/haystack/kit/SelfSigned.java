package dev.haystack.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A certificate for {@code localhost} and 127.0.0.1, signed by its own key, made in milliseconds:
 * for tests of who speaks TLS.
 */
public record SelfSigned(KeyPair keys, X509Certificate certificate) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION_3 = bytes("a003020102");
  private static final byte[] SERIAL = bytes("020101");
  private static final byte[] COMMON_NAME = bytes("0603550403");
  private static final byte[] OTHER_NAMES = bytes("0603551d11");
  private static final byte[] LOOPBACK = bytes("87047f000001");
  private static final byte[] ECDSA_SHA256 = bytes("06082a8648ce3d040302");
  private static final byte[] RSA_SHA256 = bytes("06092a864886f70d01010b0500");

  /** One that counts from yesterday on for as many days. */
  public static SelfSigned forDays(int days) {
    return of("EC", Instant.now().plus(days, ChronoUnit.DAYS));
  }

  /**
   * One that counts from long ago to that time.
   *
   * @param kind of its key: {@code EC} or {@code RSA}
   */
  public static SelfSigned of(String kind, Instant end) {
    try {
      var generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(kind.equals("EC") ? 256 : 2048);
      KeyPair keys = generator.generateKeyPair();
      byte[] algorithm = element(SEQUENCE, kind.equals("EC") ? ECDSA_SHA256 : RSA_SHA256);
      byte[] told = told(keys, algorithm, end);
      var signature =
          Signature.getInstance(kind.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(told);
      byte[] bits = element(0x03, new byte[1], signature.sign());
      byte[] whole = element(SEQUENCE, told, algorithm, bits);
      var read =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
      return new SelfSigned(keys, (X509Certificate) read);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  private static byte[] told(KeyPair keys, byte[] algorithm, Instant end) {
    byte[] word = element(0x0c, "localhost".getBytes(StandardCharsets.US_ASCII));
    byte[] name = element(SEQUENCE, element(0x31, element(SEQUENCE, COMMON_NAME, word)));
    Instant begin = Instant.now().minus(10, ChronoUnit.DAYS);
    byte[] dns = element(0x82, "localhost".getBytes(StandardCharsets.US_ASCII));
    byte[] names = element(OCTETS, element(SEQUENCE, dns, LOOPBACK));
    byte[] more = element(0xa3, element(SEQUENCE, element(SEQUENCE, OTHER_NAMES, names)));
    return element(
        SEQUENCE,
        VERSION_3,
        SERIAL,
        algorithm,
        name,
        element(SEQUENCE, time(begin), time(end)),
        name,
        keys.getPublic().getEncoded(),
        more);
  }

  private static byte[] time(Instant time) {
    return element(0x18, TIME.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  /** The certificate as PEM. */
  public String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("it was read from bytes", e);
    }
  }

  /** The key as PEM, in PKCS #8. */
  public String keyPem() {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  /** A PEM text. */
  public static String pem(String kind, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] element(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var whole = new ByteArrayOutputStream();
    whole.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      whole.write(0x82);
      whole.write(length >> 8);
    }
    whole.write(length);
    whole.writeBytes(content.toByteArray());
    return whole.toByteArray();
  }
}
