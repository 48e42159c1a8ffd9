package dev.haystack.load.wire;

import java.io.IOException;
import java.io.InputStream;

/** The bytes that came in and are not used yet, cut into frames in place; for one thread. */
final class FrameBuffer {

  static final int FRAME_BYTES_MAX = 16 << 20;
  private static final int EAGER_BYTES_MAX = 256 << 10;

  private byte[] bytes;
  private int start;
  private int end;
  private int opcode;
  private int payloadStart;
  private int payloadEnd;

  FrameBuffer(int initialBytes) {
    bytes = new byte[initialBytes];
  }

  /** Reads what is there, waiting for at least one byte; false at the end of the stream. */
  boolean fill(InputStream input) throws IOException {
    makeRoom();
    int count = input.read(bytes, end, bytes.length - end);
    end += Math.max(count, 0);
    return count >= 0;
  }

  /** Moves to the next frame; false if it is not whole yet. */
  boolean next() throws IOException {
    int available = end - start;
    if (available < 2) {
      return false;
    }
    int second = bytes[start + 1];
    int headBytes = second == 126 ? 4 : second == 127 ? 10 : 2;
    if (second < 0) {
      throw new IOException("the server masked a frame");
    }
    if (available < headBytes) {
      return false;
    }
    long length = headBytes == 2 ? second : bigEndian(start + 2, start + headBytes);
    if (length < 0 || length > FRAME_BYTES_MAX) {
      throw new IOException("a frame of " + length + " bytes is over the limit");
    }
    if (available < headBytes + length) {
      reserve(headBytes + (int) length);
      return false;
    }
    checkFirst(bytes[start]);
    opcode = bytes[start] & 0x0f;
    payloadStart = start + headBytes;
    payloadEnd = payloadStart + (int) length;
    start = payloadEnd;
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  int opcode() {
    return opcode;
  }

  int payloadStart() {
    return payloadStart;
  }

  int payloadEnd() {
    return payloadEnd;
  }

  private static void checkFirst(byte first) throws IOException {
    if (first >= 0 || (first & 0x0f) == 0) {
      throw new IOException("the server sent a fragment; it sends every message in one frame");
    }
  }

  private long bigEndian(int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  private void makeRoom() {
    if (start == end) {
      // a read that filled everything says that more was waiting
      if (end == bytes.length && bytes.length < EAGER_BYTES_MAX) {
        bytes = new byte[bytes.length * 2];
      }
      start = 0;
      end = 0;
    } else if (end == bytes.length) {
      compact(start > 0 ? bytes.length : bytes.length * 2);
    }
  }

  private void reserve(int frameBytes) {
    if (start + frameBytes > bytes.length) {
      compact(Math.max(bytes.length, Integer.highestOneBit(frameBytes) * 2));
    }
  }

  private void compact(int size) {
    byte[] target = size == bytes.length ? bytes : new byte[size];
    System.arraycopy(bytes, start, target, 0, end - start);
    bytes = target;
    end -= start;
    start = 0;
  }
}
