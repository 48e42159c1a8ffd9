package dev.haystack.inbound.rfc6455;

/**
 * The frame that is being read, part by part, so that each part can be judged before the next is
 * waited for, and the rest of a bad frame can be passed over.
 */
final class Frame {

  private static final int UNREAD = -1;
  private static final int SHORT_LENGTH = 126;
  private static final int LONG_LENGTH = 127;

  private int first;
  private int second;
  private long length;
  private long done;
  private boolean keyed = true;
  private int key;

  void readStart(Incoming incoming) throws ConnectionLost {
    int start = (int) incoming.number(2);
    first = start >>> Byte.SIZE;
    second = start & 0xFF;
    length = UNREAD;
    done = 0;
    keyed = false;
    key = 0;
  }

  void readLength(Incoming incoming) throws ConnectionLost {
    length =
        switch (second & 0x7F) {
          case SHORT_LENGTH -> incoming.number(Short.BYTES);
          case LONG_LENGTH -> incoming.number(Long.BYTES);
          default -> second & 0x7F;
        };
  }

  void readKey(Incoming incoming) throws ConnectionLost {
    key = isMasked() ? (int) incoming.number(Integer.BYTES) : 0;
    keyed = true;
  }

  /**
   * Unmasks what is at hand of the payload, in place.
   *
   * @return how many bytes that is; the caller takes them from the chunk and then advances
   */
  int unmask(Incoming incoming) throws ConnectionLost {
    int count = (int) Math.min(incoming.await(), remaining());
    int from = incoming.position();
    Mask.remove(key, done, incoming.chunk(), from, from + count);
    done += count;
    return count;
  }

  /** Passes over whatever of this frame has not been read. */
  void skip(Incoming incoming) throws ConnectionLost {
    if (length == UNREAD) {
      readLength(incoming);
    }
    if (!keyed) {
      readKey(incoming);
    }
    while (remaining() > 0) {
      int count = (int) Math.min(incoming.await(), remaining());
      incoming.advance(count);
      done += count;
    }
  }

  boolean isFinal() {
    return (first & 0x80) != 0;
  }

  boolean hasReservedBits() {
    return (first & 0x70) != 0;
  }

  int opcode() {
    return first & 0x0F;
  }

  boolean isMasked() {
    return (second & 0x80) != 0;
  }

  /** Whether the length takes no more bytes than it needs, and its highest bit is clear. */
  boolean hasMinimalLength() {
    return switch (second & 0x7F) {
      case SHORT_LENGTH -> length >= SHORT_LENGTH;
      case LONG_LENGTH -> length > 0xFFFF;
      default -> true;
    };
  }

  /** Whether the length, as far as it is known from the first two bytes, suits a control frame. */
  boolean isShort() {
    return (second & 0x7F) < SHORT_LENGTH;
  }

  long length() {
    return length;
  }

  long remaining() {
    return length - done;
  }
}
