package dev.haystack.inbound.rfc6455;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds frames as clients send them, right ones and wrong ones. */
final class ClientFrames {

  static final int FINAL = 0x80;
  static final int MASKED = 0x80;
  private static final int KEY = 0x37FA213D;

  private ClientFrames() {}

  static byte[] text(String message) {
    return frame(FINAL | Opcode.TEXT, message.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] close(int code) {
    return frame(FINAL | Opcode.CLOSE, new byte[] {(byte) (code >>> 8), (byte) code});
  }

  static byte[] ping(String payload) {
    return frame(FINAL | Opcode.PING, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** A masked frame with the shortest length. */
  static byte[] frame(int first, byte[] payload) {
    return frame(first, payload, KEY);
  }

  static byte[] frame(int first, byte[] payload, int key) {
    return join(header(first, payload.length), keyed(payload, key));
  }

  /** A frame without a mask. */
  static byte[] bare(int first, byte[] payload) {
    return join(new byte[] {(byte) first, (byte) payload.length}, payload);
  }

  /** The first bytes of a masked frame, up to its key. */
  static byte[] header(int first, long length) {
    if (length < 126) {
      return new byte[] {(byte) first, (byte) (MASKED | length)};
    }
    return length < 65_536 ? header16(first, length) : header64(first, length);
  }

  static byte[] header16(int first, long length) {
    return ByteBuffer.allocate(4)
        .put((byte) first)
        .put((byte) (MASKED | 126))
        .putShort((short) length)
        .array();
  }

  static byte[] header64(int first, long length) {
    return ByteBuffer.allocate(10)
        .put((byte) first)
        .put((byte) (MASKED | 127))
        .putLong(length)
        .array();
  }

  /** A key and the payload masked with it. */
  static byte[] keyed(byte[] payload, int key) {
    byte[] keyBytes = ByteBuffer.allocate(4).putInt(key).array();
    byte[] masked = Arrays.copyOf(payload, payload.length);
    for (int at = 0; at < masked.length; at++) {
      masked[at] ^= keyBytes[at % 4];
    }
    return join(keyBytes, masked);
  }

  static byte[] join(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int at = 0; at < values.length; at++) {
      bytes[at] = (byte) values[at];
    }
    return bytes;
  }
}
