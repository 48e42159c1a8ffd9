package dev.haystack.load.wire;

import java.util.Arrays;

/**
 * The times in a text, in nanoseconds of the machine's monotonic clock: {@code ~} and sixteen hex
 * digits say when a chunk was sent, {@code ^} and sixteen how long the model itself took; for one
 * thread.
 */
public final class Stamps {

  /** Stands before the time at which a chunk was sent. */
  public static final char SENT = '~';

  /** Stands before the time that the model took for itself. */
  public static final char OWN = '^';

  /** The length of a mark with its digits. */
  public static final int MARK_BYTES = 17;

  private long[] sentNanos = new long[16];
  private int count;
  private long ownNanos = -1;

  void clear() {
    count = 0;
    ownNanos = -1;
  }

  void addFrom(byte[] bytes, int from, int to) {
    int at = from;
    while (at + MARK_BYTES <= to) {
      byte mark = bytes[at];
      if (mark == SENT) {
        add(hex(bytes, at + 1));
        at += MARK_BYTES;
      } else if (mark == OWN) {
        ownNanos = hex(bytes, at + 1);
        at += MARK_BYTES;
      } else {
        at++;
      }
    }
  }

  /** How many chunks carried a time. */
  public int count() {
    return count;
  }

  /** When the chunk was sent. */
  public long sentNanos(int index) {
    return sentNanos[index];
  }

  /** How long the model took for itself before its first chunk, or -1 if the text does not say. */
  public long ownNanos() {
    return ownNanos;
  }

  private void add(long nanos) {
    if (count == sentNanos.length) {
      sentNanos = Arrays.copyOf(sentNanos, count * 2);
    }
    sentNanos[count++] = nanos;
  }

  private static long hex(byte[] bytes, int from) {
    long value = 0;
    for (int i = from; i < from + 16; i++) {
      int digit = bytes[i];
      value = value << 4 | (digit <= '9' ? digit - '0' : digit - 'a' + 10);
    }
    return value;
  }
}
