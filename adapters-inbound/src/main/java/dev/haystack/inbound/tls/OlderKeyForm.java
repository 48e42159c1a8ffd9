package dev.haystack.inbound.tls;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Keys in the forms that their kinds had before PKCS #8 (PKCS #1 for RSA, SEC 1 for elliptic
 * curves), put into that one, which is the only one that Java reads: a version, what kind of key it
 * is, and the older form as it stands.
 */
final class OlderKeyForm {

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final int OBJECT_ID = 0x06;
  private static final int CURVE = 0xa0;
  private static final byte[] VERSION = {2, 1, 0};
  private static final byte[] RSA = HexFormat.of().parseHex("06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private OlderKeyForm() {}

  static byte[] rsa(byte[] key) {
    return wrapped(RSA, key);
  }

  /** The curve stands in the key. */
  static byte[] ec(byte[] key) {
    return wrapped(joined(EC, curve(key)), key);
  }

  private static byte[] wrapped(byte[] kind, byte[] key) {
    return element(SEQUENCE, joined(VERSION, element(SEQUENCE, kind), element(OCTETS, key)));
  }

  /** Behind the version and the number: the element that names the curve, without its wrapping. */
  private static byte[] curve(byte[] key) {
    int at = content(key, 0, SEQUENCE);
    while (at < key.length) {
      int tag = key[at] & 0xff;
      int begin = content(key, at, tag);
      int end = begin + length(key, at + 1);
      if (tag == CURVE && end <= key.length && key[begin] == OBJECT_ID) {
        return Arrays.copyOfRange(key, begin, end);
      }
      at = end;
    }
    throw new IllegalArgumentException("the key names no curve");
  }

  /** Where the content of an element begins. */
  private static int content(byte[] bytes, int at, int tag) {
    if (at + 2 > bytes.length || (bytes[at] & 0xff) != tag) {
      throw new IllegalArgumentException("no such element");
    }
    int first = bytes[at + 1] & 0xff;
    return at + 2 + (first < 0x80 ? 0 : first - 0x80);
  }

  private static int length(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    if (first < 0x80) {
      return first;
    }
    int count = first - 0x80;
    if (count > 2 || at + count >= bytes.length) {
      throw new IllegalArgumentException("no length of a key");
    }
    int length = 0;
    for (int i = 1; i <= count; i++) {
      length = (length << 8) | (bytes[at + i] & 0xff);
    }
    return length;
  }

  private static byte[] element(int tag, byte[] content) {
    int length = content.length;
    byte[] head =
        length < 0x80
            ? new byte[] {(byte) tag, (byte) length}
            : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    return joined(head, content);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
