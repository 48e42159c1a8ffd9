package dev.haystack.inbound.rfc6455;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Tells whether bytes that arrive piece by piece are UTF-8, at the first byte that is not.
 *
 * <p>Overlong forms, surrogates and code points past U+10FFFF are recognised by the narrower range
 * that the second byte has after some first bytes.
 */
final class Utf8Check {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long NOT_ASCII = 0x8080_8080_8080_8080L;

  private int missing;
  private int lowest = 0x80;
  private int highest = 0xBF;

  /** Whether the next bytes can stand where they do; after a no the check is spent. */
  boolean accepts(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (missing == 0) {
        at = skipAscii(bytes, at, to);
        if (at == to) {
          return true;
        }
        if (!begins(bytes[at++] & 0xFF)) {
          return false;
        }
      } else if (!continues(bytes[at++] & 0xFF)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the bytes so far end at the end of a code point. */
  boolean isComplete() {
    return missing == 0;
  }

  private static int skipAscii(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Long.BYTES <= to && ((long) LONG.get(bytes, at) & NOT_ASCII) == 0) {
      at += Long.BYTES;
    }
    while (at < to && bytes[at] >= 0) {
      at++;
    }
    return at;
  }

  private boolean begins(int first) {
    lowest = 0x80;
    highest = 0xBF;
    if (first >= 0xC2 && first <= 0xDF) {
      missing = 1;
    } else if (first >= 0xE0 && first <= 0xEF) {
      missing = 2;
      lowest = first == 0xE0 ? 0xA0 : lowest;
      highest = first == 0xED ? 0x9F : highest;
    } else if (first >= 0xF0 && first <= 0xF4) {
      missing = 3;
      lowest = first == 0xF0 ? 0x90 : lowest;
      highest = first == 0xF4 ? 0x8F : highest;
    }
    return missing > 0;
  }

  private boolean continues(int next) {
    if (next < lowest || next > highest) {
      return false;
    }
    lowest = 0x80;
    highest = 0xBF;
    missing--;
    return true;
  }
}
