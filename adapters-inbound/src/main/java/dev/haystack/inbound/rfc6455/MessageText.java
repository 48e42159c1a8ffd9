package dev.haystack.inbound.rfc6455;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of the message that is being read, over all its fragments. */
final class MessageText {

  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private int sizeBytes;
  private final Utf8Check check = new Utf8Check();
  private boolean begun;

  boolean isBegun() {
    return begun;
  }

  void begin() {
    begun = true;
  }

  int sizeBytes() {
    return sizeBytes;
  }

  /**
   * Adds payload bytes.
   *
   * @param expectedBytes how large the message will be at least, by what its frames have announced
   */
  void add(byte[] chunk, int from, int to, int expectedBytes) throws ProtocolViolation {
    requireUtf8(check.accepts(chunk, from, to));
    int count = to - from;
    if (sizeBytes + count > bytes.length) {
      // an announcement alone gets no memory: what has arrived decides
      int wanted = Math.max(sizeBytes + count, Math.min(2 * bytes.length, expectedBytes));
      bytes = Arrays.copyOf(bytes, wanted);
    }
    System.arraycopy(chunk, from, bytes, sizeBytes, count);
    sizeBytes += count;
  }

  /** Ends the message. */
  String end() throws ProtocolViolation {
    requireUtf8(check.isComplete());
    String text = new String(bytes, 0, sizeBytes, StandardCharsets.UTF_8);
    bytes = NONE;
    sizeBytes = 0;
    begun = false;
    return text;
  }

  /** A whole message that came in one piece, without copying it here. */
  String whole(byte[] chunk, int from, int to) throws ProtocolViolation {
    requireUtf8(check.accepts(chunk, from, to) && check.isComplete());
    begun = false;
    return new String(chunk, from, to - from, StandardCharsets.UTF_8);
  }

  private static void requireUtf8(boolean valid) throws ProtocolViolation {
    if (!valid) {
      throw new ProtocolViolation(CloseCode.INVALID_DATA, "not UTF-8");
    }
  }
}
