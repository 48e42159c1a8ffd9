package dev.haystack.inbound.rfc6455;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * A growing buffer of finished text frames, so that many messages leave in one write.
 *
 * <p>Not safe for concurrent use. It may be filled again as soon as the {@link
 * WebSocketConnection#send} that got it has returned.
 */
public final class TextFrames {

  private static final int HEADER_BYTES_MAX = 10;
  private static final int KEPT_BYTES_MAX = 1024;
  private static final int FINAL_TEXT = 0x81;
  private static final byte[] NONE = {};
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = NONE;
  private int sizeBytes;
  private int count;

  /** Adds one message, given as valid UTF-8. */
  public void add(byte[] utf8, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, utf8.length);
    reserve(Math.addExact(length, HEADER_BYTES_MAX));
    addHeader(length);
    System.arraycopy(utf8, offset, bytes, sizeBytes, length);
    sizeBytes += length;
    count++;
  }

  /** Adds one message, given as valid UTF-8. */
  public void add(byte[] utf8) {
    add(utf8, 0, utf8.length);
  }

  /** How many messages wait here. */
  public int count() {
    return count;
  }

  /** How many bytes the frames take, headers included. */
  public int sizeBytes() {
    return sizeBytes;
  }

  public boolean isEmpty() {
    return count == 0;
  }

  /** Forgets the frames, and the memory too if it is much. */
  public void clear() {
    sizeBytes = 0;
    count = 0;
    if (bytes.length > KEPT_BYTES_MAX) {
      bytes = NONE;
    }
  }

  /** The frames are the first {@link #sizeBytes()} bytes of this array. */
  byte[] bytes() {
    return bytes;
  }

  private void addHeader(int length) {
    bytes[sizeBytes++] = (byte) FINAL_TEXT;
    if (length < 126) {
      bytes[sizeBytes++] = (byte) length;
    } else if (length < 65_536) {
      bytes[sizeBytes++] = 126;
      SHORT.set(bytes, sizeBytes, (short) length);
      sizeBytes += Short.BYTES;
    } else {
      bytes[sizeBytes++] = 127;
      LONG.set(bytes, sizeBytes, (long) length);
      sizeBytes += Long.BYTES;
    }
  }

  private void reserve(int moreBytes) {
    int needed = Math.addExact(sizeBytes, moreBytes);
    if (needed > bytes.length) {
      int doubled = (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
      bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
    }
  }
}
