package dev.haystack.outbound.transport;

import java.nio.charset.StandardCharsets;

/** Writes data into URIs so that it arrives as one value, whatever it holds. */
public final class UriText {

  private static final String HEX = "0123456789ABCDEF";

  private UriText() {}

  /**
   * One segment of a path. Dots at its ends are encoded too, since {@code .} and {@code ..} alone
   * would be steps of the path.
   */
  public static String segment(String data) {
    String encoded = encoded(data);
    return encoded.equals(".") || encoded.equals("..") ? encoded.replace(".", "%2E") : encoded;
  }

  /** One name or value of a query. */
  public static String query(String data) {
    return encoded(data);
  }

  private static String encoded(String data) {
    var target = new StringBuilder(data.length() + 16);
    for (byte b : data.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) {
        target.append((char) b);
      } else {
        target.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
      }
    }
    return target.toString();
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '.'
        || b == '_'
        || b == '~';
  }
}
