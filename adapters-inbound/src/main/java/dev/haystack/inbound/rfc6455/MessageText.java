package dev.haystack.inbound.rfc6455;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text of the message that is being read, over all its fragments. */
final class MessageText {

  private static final byte[] NONE = {};

  private byte[] bytes = NONE;
  private int sizeBytes;
  private final Utf8Check check = new Utf8Check();
  private int frames;

  boolean isBegun() {
    return frames > 0;
  }

  /** Begins the message, or goes on with it in another frame. */
  void beginFrame() {
    frames++;
  }

  /** How many frames the message has so far. */
  int frames() {
    return frames;
  }

  int sizeBytes() {
    return sizeBytes;
  }

  /**
   * Adds payload bytes. What has arrived decides what memory they get, since an announcement costs
   * its peer nothing; and that doubles, so that copying costs in proportion to the message, into
   * however many frames it was cut.
   *
   * @param largestBytes how large the message can become
   */
  void add(byte[] chunk, int from, int to, int largestBytes) throws ProtocolViolation {
    requireUtf8(check.accepts(chunk, from, to));
    int count = to - from;
    if (sizeBytes + count > bytes.length) {
      int doubled = (int) Math.min(2L * bytes.length, largestBytes);
      bytes = Arrays.copyOf(bytes, Math.max(sizeBytes + count, doubled));
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
    frames = 0;
    return text;
  }

  /** A whole message that came in one piece, without copying it here. */
  String whole(byte[] chunk, int from, int to) throws ProtocolViolation {
    requireUtf8(check.accepts(chunk, from, to) && check.isComplete());
    frames = 0;
    return new String(chunk, from, to - from, StandardCharsets.UTF_8);
  }

  private static void requireUtf8(boolean valid) throws ProtocolViolation {
    if (!valid) {
      throw new ProtocolViolation(CloseCode.INVALID_DATA, "not UTF-8");
    }
  }
}
