package dev.haystack.load.script;

import java.util.Arrays;

/** Searching in bytes. */
final class Bytes {

  private Bytes() {}

  static int lastIndexOf(byte[] bytes, byte[] wanted) {
    for (int at = bytes.length - wanted.length; at >= 0; at--) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
