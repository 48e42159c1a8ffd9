package dev.haystack.inbound.rfc6455;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Takes a client's mask off payload bytes, eight at a time. */
final class Mask {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Mask() {}

  /**
   * Unmasks in place.
   *
   * @param key the frame's key, its first byte highest
   * @param done how many bytes of the frame's payload came before these
   */
  static void remove(int key, long done, byte[] bytes, int from, int to) {
    int turned = Integer.rotateLeft(key, (int) (done & 3) * Byte.SIZE);
    long wide = (long) turned << Integer.SIZE | (turned & 0xFFFF_FFFFL);
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      LONG.set(bytes, at, (long) LONG.get(bytes, at) ^ wide);
    }
    for (int shift = Integer.SIZE - Byte.SIZE; at < to; at++) {
      bytes[at] ^= (byte) (turned >>> shift);
      shift = (shift - Byte.SIZE) & (Integer.SIZE - 1);
    }
  }
}
