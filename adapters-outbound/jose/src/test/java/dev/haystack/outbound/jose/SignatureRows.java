package dev.haystack.outbound.jose;

import java.math.BigInteger;
import java.security.PrivateKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Tokens with signatures of all kinds. */
final class SignatureRows {

  private static final String EC_WAY = "SHA256withECDSAinP1363Format";
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  /** The order of the points that Ed25519 reckons with (RFC 8032). */
  private static final BigInteger EDWARDS_ORDER =
      BigInteger.TWO.pow(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final String RSA = Forge.good();
  private static final String EC = Forge.token("ES256", "p256", TestKeys.P256.getPrivate(), EC_WAY);
  private static final String EDWARDS =
      Forge.token("EdDSA", "ed", TestKeys.ED25519.getPrivate(), "Ed25519");

  private SignatureRows() {}

  static List<Row> all() {
    var rows = new ArrayList<Row>();
    rows.add(new Row("RSA", Row.VERIFIED, RSA));
    rows.add(new Row("an elliptic curve", Row.VERIFIED, EC));
    rows.add(new Row("Edwards", Row.VERIFIED, EDWARDS));
    ofRsa(rows);
    ofCurve(rows);
    ofEdwards(rows);
    return rows;
  }

  private static void ofRsa(List<Row> rows) {
    byte[] good = signature(RSA);
    bad(rows, "another's", foreign(TestKeys.RSA_FOREIGN.getPrivate(), "SHA256withRSA"));
    bad(rows, "with another hash", foreign(TestKeys.RSA.getPrivate(), "SHA512withRSA"));
    bad(rows, "with the older hash", foreign(TestKeys.RSA.getPrivate(), "SHA1withRSA"));
    bad(rows, "with other padding", foreign(TestKeys.RSA.getPrivate(), "RSASSA-PSS"));
    bad(rows, "cut", Forge.resigned(RSA, Arrays.copyOf(good, 255)));
    bad(rows, "with a byte behind", Forge.resigned(RSA, Arrays.copyOf(good, 257)));
    byte[] longer = new byte[257];
    System.arraycopy(good, 0, longer, 1, 256);
    bad(rows, "with a zero before", Forge.resigned(RSA, longer));
    bad(rows, "of zeros", Forge.resigned(RSA, new byte[256]));
    bad(rows, "of one byte", Forge.resigned(RSA, new byte[1]));
    String other = Forge.claiming(Forge.CLAIMS.with("sub", "bob"));
    bad(rows, "of another token", Forge.resigned(other, good));
    String[] parts = other.split("\\.", -1);
    String header = Forge.text(Forge.HEADER.with("x", "y").text());
    bad(rows, "under another header", header + "." + parts[1] + "." + parts[2]);
  }

  private static void ofCurve(List<Row> rows) {
    byte[] good = signature(EC);
    var key = TestKeys.elliptic("secp256r1").getPrivate();
    bad(rows, "another curve key's", Forge.token("ES256", "p256", key, EC_WAY));
    bad(
        rows,
        "in the other form",
        Forge.token("ES256", "p256", TestKeys.P256.getPrivate(), "SHA256withECDSA"));
    bad(rows, "of zeros, on a curve", Forge.resigned(EC, new byte[64]));
    bad(rows, "of nothing but the order", Forge.resigned(EC, pair(P256_ORDER, P256_ORDER)));
    bad(rows, "of ones", Forge.resigned(EC, pair(BigInteger.ONE, BigInteger.ONE)));
    bad(rows, "cut, on a curve", Forge.resigned(EC, Arrays.copyOf(good, 63)));
    bad(rows, "longer, on a curve", Forge.resigned(EC, Arrays.copyOf(good, 66)));
    bad(
        rows,
        "of the larger curve's key",
        Forge.token("ES256", "p256", TestKeys.P384.getPrivate(), EC_WAY));
  }

  private static void ofEdwards(List<Row> rows) {
    byte[] good = signature(EDWARDS);
    bad(
        rows,
        "another Edwards key's",
        Forge.token("EdDSA", "ed", TestKeys.ED25519_FOREIGN.getPrivate(), "Ed25519"));
    bad(rows, "of zeros, by Edwards", Forge.resigned(EDWARDS, new byte[64]));
    bad(rows, "cut, by Edwards", Forge.resigned(EDWARDS, Arrays.copyOf(good, 63)));
    bad(rows, "longer, by Edwards", Forge.resigned(EDWARDS, Arrays.copyOf(good, 65)));
    bad(rows, "with the order added", Forge.resigned(EDWARDS, moved(good)));
  }

  /** The same signature to whoever does not look how large its number is. */
  private static byte[] moved(byte[] signature) {
    byte[] number = Arrays.copyOfRange(signature, 32, 64);
    byte[] sum = reversed(new BigInteger(1, reversed(number)).add(EDWARDS_ORDER).toByteArray());
    byte[] moved = Arrays.copyOf(signature, 64);
    Arrays.fill(moved, 32, 64, (byte) 0);
    System.arraycopy(sum, 0, moved, 32, Math.min(sum.length, 32));
    return moved;
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  private static byte[] pair(BigInteger first, BigInteger second) {
    byte[] pair = new byte[64];
    byte[] one = Base64.getUrlDecoder().decode(TestKeys.number(first, 32));
    byte[] two = Base64.getUrlDecoder().decode(TestKeys.number(second, 32));
    System.arraycopy(one, 0, pair, 0, 32);
    System.arraycopy(two, 0, pair, 32, 32);
    return pair;
  }

  private static String foreign(PrivateKey key, String way) {
    return Forge.token("RS256", "rsa", key, way);
  }

  private static byte[] signature(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
  }

  private static void bad(List<Row> rows, String name, String token) {
    rows.add(new Row("a signature " + name, "SIGNATURE", token));
  }
}
