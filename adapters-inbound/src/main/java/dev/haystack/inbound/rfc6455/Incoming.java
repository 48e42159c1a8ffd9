package dev.haystack.inbound.rfc6455;

/**
 * The peer's bytes in order, for the reading thread alone; nothing is held while waiting for more.
 */
final class Incoming {

  /** Where further bytes come from. */
  @FunctionalInterface
  interface Source {
    byte[] read() throws ConnectionLost;
  }

  private static final byte[] NONE = {};

  private final Source source;
  private byte[] chunk;
  private int position;

  private volatile long heardNanos = System.nanoTime();

  /**
   * @param head bytes that came with the handshake
   */
  Incoming(byte[] head, Source source) {
    this.chunk = head;
    this.source = source;
  }

  /** When something last arrived, by {@link System#nanoTime}; any thread may ask. */
  long heardNanos() {
    return heardNanos;
  }

  /** Waits until at least one byte is at hand and tells how many are. */
  int await() throws ConnectionLost {
    while (position == chunk.length) {
      chunk = NONE;
      position = 0;
      chunk = source.read();
      heardNanos = System.nanoTime();
    }
    return chunk.length - position;
  }

  /** The array that holds the bytes at hand, from {@link #position} on; they may be changed. */
  byte[] chunk() {
    return chunk;
  }

  int position() {
    return position;
  }

  void advance(int byteCount) {
    position += byteCount;
  }

  /** The next bytes as one big-endian number. */
  long number(int byteCount) throws ConnectionLost {
    long number = 0;
    for (int done = 0; done < byteCount; done++) {
      await();
      number = number << Byte.SIZE | (chunk[position++] & 0xFF);
    }
    return number;
  }
}
